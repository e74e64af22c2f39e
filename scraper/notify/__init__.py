"""Telling the operator of a run that needs a look."""

from scraper.notify.check import check_notification
from scraper.notify.tell import notify

__all__ = ["check_notification", "notify"]
