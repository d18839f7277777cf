"""Sending the briefing out: an e-mail as a file and by SMTP, and a webhook. Never more than the briefing itself."""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Literal

from llm_brief.config import DailySettings, MailSettings
from llm_brief.daily.files import write_file
from llm_brief.daily.report import Delivery, changes_by_kind
from llm_brief.errors import DeliveryError
from llm_brief.records.briefing import Briefing
from llm_brief.records.changes import ChangeKind
from llm_brief.store.database import Database
from llm_brief.store.feeds import delivered, note_delivery

__all__ = ["MAIL_FILE", "Parcel", "deliver", "mail_of"]

MAIL_FILE = "briefing.eml"
_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is to go out: the briefing, its text for an e-mail and its JSON for a webhook."""

    briefing: Briefing
    markdown: str
    json: str
    password: str | None = None


def deliver(
    settings: DailySettings, parcel: Parcel, folder: Path, memory: Database, now: datetime
) -> tuple[Delivery, ...]:
    """Send the briefing by every way that is set up, each once; what fails is reported and tried again next time.

    A briefing without news is not sent unless ``send_unchanged`` says so.
    """
    return tuple(_deliveries(settings, parcel, folder, memory, now))


def _deliveries(
    settings: DailySettings, parcel: Parcel, folder: Path, memory: Database, now: datetime
) -> Iterator[Delivery]:
    mail, url = settings.mail, settings.webhook
    if mail is not None:
        write_file(folder / MAIL_FILE, mail_of(parcel, mail).as_bytes(policy=SMTP))
        yield Delivery(channel="eml", state="done")
    post = _Post(parcel.briefing, memory, now, due=settings.send_unchanged or _has_news(parcel.briefing))
    if mail is not None and mail.host is not None:
        yield post.once("smtp", lambda: _send(mail, parcel, now))
    if url is not None:
        yield post.once("webhook", lambda: _post(url, parcel))


def _has_news(briefing: Briefing) -> bool:
    kinds = changes_by_kind(briefing).keys() - {ChangeKind.REPEATED}
    return briefing.previous_briefing_id is None or bool(kinds)


@dataclass(frozen=True, slots=True)
class _Post:
    """Sends a briefing once by each way."""

    briefing: Briefing
    memory: Database
    now: datetime
    due: bool

    def once(self, channel: Literal["smtp", "webhook"], send: Callable[[], None]) -> Delivery:
        """Send unless it went out before. It is noted afterwards: better twice than never, and the id shows it."""
        if not self.due:
            return Delivery(channel=channel, state="not needed", reason="no news")
        if delivered(self.memory, self.briefing.briefing_id, channel):
            return Delivery(channel=channel, state="before")
        try:
            send()
        except DeliveryError as error:
            return Delivery(channel=channel, state="failed", reason=str(error))
        note_delivery(self.memory, self.briefing.briefing_id, channel, self.now.isoformat(timespec="seconds"))
        return Delivery(channel=channel, state="done")


def mail_of(parcel: Parcel, mail: MailSettings, sent_at: datetime | None = None) -> EmailMessage:
    """The briefing as a plain text e-mail, the same bytes for the same briefing unless a time is given."""
    briefing = parcel.briefing
    message = EmailMessage()
    message["From"] = mail.sender
    message["To"] = ", ".join(mail.to)
    message["Subject"] = f"Briefing {briefing.as_of.isoformat()}: {_summary(briefing)}"
    message["Date"] = format_datetime(sent_at or datetime.combine(briefing.as_of, time(), UTC))
    message["Message-ID"] = f"<{briefing.briefing_id}@llm-brief.invalid>"
    message.set_content(parcel.markdown.encode("utf-8", "replace").decode("utf-8"), cte="quoted-printable")
    return message


def _summary(briefing: Briefing) -> str:
    counts = changes_by_kind(briefing)
    told = [f"{counts[kind]} {kind}" for kind in ChangeKind if kind in counts]
    if told:
        return ", ".join(told)
    return "nothing new" if briefing.previous_briefing_id else f"{len(briefing.documents)} sources"


def _send(mail: MailSettings, parcel: Parcel, now: datetime) -> None:
    assert mail.host is not None
    try:
        with _connected(mail.host, mail) as server:
            if mail.user is not None:
                server.login(mail.user, parcel.password or "")
            server.send_message(mail_of(parcel, mail, now), mail.sender, list(mail.to))
    except (OSError, smtplib.SMTPException) as error:
        reason = type(error).__name__ if isinstance(error, smtplib.SMTPAuthenticationError) else str(error)
        raise DeliveryError(f"{mail.host}: the e-mail was not sent ({reason}); see [daily.mail]") from error


def _connected(host: str, mail: MailSettings) -> smtplib.SMTP:
    if mail.security == "tls":
        return smtplib.SMTP_SSL(host, mail.port, timeout=_SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(host, mail.port, timeout=_SECONDS)
    try:
        if mail.security == "starttls":
            server.starttls(context=ssl.create_default_context())
    except BaseException:
        server.close()
        raise
    return server


def _post(url: str, parcel: Parcel) -> None:
    """The very bytes of briefing.json. A redirect is not followed: it would send them somewhere nobody named."""
    from httpx2 import HTTPError, InvalidURL, post

    headers = {"Content-Type": "application/json", "X-Briefing-Id": parcel.briefing.briefing_id}
    try:
        answer = post(url, content=parcel.json.encode("utf-8", "surrogatepass"), headers=headers, timeout=_SECONDS)
    except (HTTPError, InvalidURL) as error:
        raise DeliveryError(
            f"the webhook did not answer ({type(error).__name__}); see webhook under [daily]"
        ) from error
    if not answer.is_success:
        raise DeliveryError(f"the webhook answered {answer.status_code}; see webhook under [daily]")
