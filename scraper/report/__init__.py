"""What a run tells while it goes, on stderr: a bar on a terminal, lines in cron, JSON for programs."""

from scraper.report.choose import choose_report
from scraper.report.json_lines import JsonLines
from scraper.report.lines import Lines
from scraper.report.plain import plain
from scraper.report.protocol import Report

__all__ = ["JsonLines", "Lines", "Report", "choose_report", "plain"]
