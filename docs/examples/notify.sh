#!/bin/sh
# Tells the operator of a run that needs a look: notify_command = "/etc/kzstat/notify.sh"
# Mails where KZSTAT_MAILTO is set and there is a mail(1), prints to stderr's log otherwise.
# kzstat sets KZSTAT_EXIT_CODE, KZSTAT_SUMMARY and KZSTAT_TEXT; the whole summary is on stdin.
set -eu

message() {
    printf '%s\n\n' "$KZSTAT_TEXT"
    printf 'What to do: docs/operate.md, "When a run needs a look". The summary of the run: %s\n' "$KZSTAT_SUMMARY"
}

if [ -n "${KZSTAT_MAILTO:-}" ] && command -v mail >/dev/null; then
    message | mail -s "kzstat: exit code $KZSTAT_EXIT_CODE" "$KZSTAT_MAILTO"
else
    message
fi
