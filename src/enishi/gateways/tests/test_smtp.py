"""The way out for mail, against a real SMTP server on this machine."""

import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.utils import formataddr, getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from enishi.gateways.smtp import Message, Unsendable, deliver
from enishi.gateways.tests.receiving import Postbox, Received, free_port, postbox

OFFICE, EVIL = "office@shiomizawa-cci.example", "evil@x.example"
LETTER = Message(
    sender=f"{Address('𠮷﨑 髙志', addr_spec=OFFICE)}",
    recipient="misaki@yunohana.example",
    reply_to="t.yoshizaki@city-shiomizawa.example",
    subject="第12回 汐見沢異業種交流会のお礼（汐見沢市 産業振興課 𠮷﨑）🍵",
    body="山本 美咲様\n\n髙い空、𠮷い日でした。👩‍🌾 葛󠄀城 ㈱ ① ～ —\n.一行だけの点\n.\n終わり\n",
    message_id="<abc@shiomizawa-cci.example>",
)


@pytest.fixture
def box() -> Iterator[Postbox]:
    with postbox() as one:
        yield one


def arrived(box: Postbox, message: Message) -> Received:
    deliver(box.relay, message, OFFICE)
    [one] = box.received
    return one


def test_letter_arrives_as_it_was_written(box: Postbox) -> None:
    one = arrived(box, LETTER)
    assert (one.envelope_from, one.envelope_to) == (OFFICE, [LETTER.recipient])
    assert one.header("Subject") == LETTER.subject
    assert one.text == LETTER.body
    assert one.header("From") == f"𠮷﨑 髙志 <{OFFICE}>"
    assert (one.mail["To"], one.mail["Reply-To"], one.mail["Message-ID"]) == (
        LETTER.recipient,
        LETTER.reply_to,
        LETTER.message_id,
    )
    sent_at = parsedate_to_datetime(one.mail["Date"]).replace(tzinfo=UTC)
    assert abs(sent_at - datetime.now(UTC)) < timedelta(minutes=1)


def test_one_message_has_each_header_once(box: Postbox) -> None:
    one = arrived(box, LETTER)
    expected = "From To Subject Message-ID Date Reply-To Content-Type Content-Transfer-Encoding MIME-Version"
    assert sorted(one.mail.keys()) == sorted(expected.split())


def test_no_line_is_too_long_for_mail(box: Postbox) -> None:
    long = replace(LETTER, subject="交流会のお礼🍵" * 40, body="長い行" * 2_000 + "\n" + "x" * 5_000)
    one = arrived(box, long)
    assert max(len(line) for line in one.raw.split(b"\r\n")) <= 998
    assert (one.header("Subject"), one.text) == (long.subject, long.body + "\n")


@pytest.mark.parametrize("body", ["Your code is 123456.\n", "x" * 5_000 + "\n", ".\n..\n.hidden\n", "é\n", "\n"])
def test_any_body_arrives(box: Postbox, body: str) -> None:
    assert arrived(box, replace(LETTER, body=body)).text == body


def test_no_reply_to_is_no_header(box: Postbox) -> None:
    assert "Reply-To" not in arrived(box, replace(LETTER, reply_to="")).mail


NAMES = [
    "早瀬 健一",
    "𠮷﨑 髙志",
    "山田, 太郎",
    'Smith "Bob" Jr.',
    "O'Neil, John é",
    "a@b.example",
    f"山田 <{EVIL}>",
    f"Yamada <{EVIL}>",
    f'"山田" <{EVIL}>, x',
    "アレクサンドラ・ヴィクトリア・フォン・シュヴァルツェンベルク",
    "株式会社; 営業: 部",
    "(株) 山田",
    "back\\slash",
    "森😀👩‍🌾",
    "Nguyễn Thị Hương",
]


@pytest.mark.parametrize("name", NAMES)
def test_name_of_the_sender_never_changes_the_address(box: Postbox, name: str) -> None:
    """From is always ours: a name that looks like an address must not become one."""
    one = arrived(box, replace(LETTER, sender=str(Address(name, addr_spec=OFFICE))))
    assert one.header("From").endswith(f"<{OFFICE}>")
    [(_shown, address)] = getaddresses([str(one.mail["From"])])
    assert address == OFFICE
    assert name.replace("\\", "") in one.header("From").replace("\\", "")


@pytest.mark.parametrize("name", NAMES)
def test_sender_that_was_encoded_before_keeps_its_address(box: Postbox, name: str) -> None:
    """Other programs' formatted addresses hold encoded words; decoding them must not make a new address of them."""
    one = arrived(box, replace(LETTER, sender=formataddr((name, OFFICE), charset="utf-8")))
    assert [address for _shown, address in getaddresses([str(one.mail["From"])])] == [OFFICE]


@pytest.mark.parametrize(
    "words", ["=?utf-8?q?a=0D=0ABcc=3A_evil=40x=2Eexample?=", "=?utf-8?b?YSA8ZXZpbEB4LmV4YW1wbGU+?="]
)
@pytest.mark.parametrize("place", ["sender", "subject"])
def test_line_break_hidden_in_an_encoded_word_stays_text(box: Postbox, words: str, place: str) -> None:
    typed = f"{words} <{OFFICE}>" if place == "sender" else words
    one = arrived(box, replace(LETTER, **{place: typed}))
    assert ("Bcc" in one.mail, EVIL in one.envelope_to) == (False, False)
    assert [address for _shown, address in getaddresses([str(one.mail["From"])])] == [OFFICE]


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028"])
@pytest.mark.parametrize("place", ["sender", "subject"])
def test_line_break_in_a_header_becomes_a_space(box: Postbox, place: str, line_break: str) -> None:
    smuggled = f"x{line_break}Bcc: {EVIL}"
    typed = f'"{smuggled}" <{OFFICE}>' if place == "sender" else smuggled
    one = arrived(box, replace(LETTER, **{place: typed}))
    assert ("Bcc" in one.mail, one.envelope_to) == (False, [LETTER.recipient])
    assert f"x Bcc: {EVIL}" in one.header("From" if place == "sender" else "Subject")


@pytest.mark.parametrize(
    "address",
    [
        f"a@x.example\r\nBcc: {EVIL}",
        f"a@x.example\nBcc: {EVIL}",
        f"a@x.example, {EVIL}",
        f"a@x.example;{EVIL}",
        f"a <{EVIL}>",
        "=?utf-8?q?a=0D=0ABcc=3A_evil?=@x.example",
        "a b@x.example",
        "no address",
    ],
)
@pytest.mark.parametrize("place", ["recipient", "reply_to"])
def test_what_is_no_single_address_is_refused(box: Postbox, place: str, address: str) -> None:
    with pytest.raises(Unsendable):
        deliver(box.relay, replace(LETTER, **{place: address}), OFFICE)
    assert box.received == []


@pytest.mark.parametrize(
    "address", ["abc.@docomo.example", "a..b@ezweb.example", ".x@docomo.example", "o'neil@x.example"]
)
def test_addresses_that_old_phones_had_are_reached(address: str) -> None:
    """Japanese carriers gave out dots in a row and before the @; they are typed as they are."""
    mail = replace(LETTER, recipient=address, reply_to=address).mime().as_bytes()
    assert f"To: {address}\r\n".encode() in mail
    assert f"Reply-To: {address}\r\n".encode() in mail


@pytest.mark.parametrize(("answer", "code"), [("451 later", 451), ("554 never", 554)])
def test_refusal_of_the_text_comes_through(box: Postbox, answer: str, code: int) -> None:
    box.says = lambda _one: answer
    with pytest.raises(smtplib.SMTPDataError) as refusal:
        deliver(box.relay, LETTER, OFFICE)
    assert refusal.value.smtp_code == code


def test_refusal_of_the_recipient_comes_through(box: Postbox) -> None:
    box.to_recipient = lambda _address: "550 nobody here"
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        deliver(box.relay, LETTER, OFFICE)


def test_relay_that_is_away_is_an_os_error() -> None:
    with pytest.raises(OSError, match="refused"):
        deliver(f"smtp://127.0.0.1:{free_port()}", LETTER, OFFICE)


# --- A password is told only to a server that proved its name -----------------------------------------------


@pytest.fixture
def certificate(tmp_path: Path) -> ssl.SSLContext:
    """A certificate that nobody vouches for, as an impostor has it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = tmp_path / "own.pem"
    file.write_bytes(private + made.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.fixture
def told() -> list[Any]:
    """What passwords a server heard."""
    return []


def listening(told: list[Any]) -> Any:
    def hear(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        told.append(data)
        return AuthResult(success=True)

    return hear


def with_password(box: Postbox) -> str:
    return box.relay.replace("smtp://", "smtp://office:geheim@")


def test_password_is_not_told_to_an_impostor(certificate: ssl.SSLContext, told: list[Any]) -> None:
    options = {"tls_context": certificate, "authenticator": listening(told), "auth_require_tls": True}
    with postbox(**options) as box, pytest.raises(ssl.SSLCertVerificationError):
        deliver(with_password(box), LETTER, OFFICE)
    assert (told, box.received) == ([], [])


def test_password_is_not_told_in_plain_text(told: list[Any]) -> None:
    """An attacker on the way can strike out the offer of encryption."""
    options = {"authenticator": listening(told), "auth_require_tls": False}
    with postbox(**options) as box, pytest.raises(smtplib.SMTPNotSupportedError):
        deliver(with_password(box), LETTER, OFFICE)
    assert (told, box.received) == ([], [])


def test_relay_next_door_may_show_its_own_certificate(certificate: ssl.SSLContext) -> None:
    """Nothing secret is told, so encryption without proof is still better than none."""
    with postbox(tls_context=certificate) as box:
        assert arrived(box, LETTER).header("Subject") == LETTER.subject


def test_negative_control_the_impostor_would_hear_the_password(certificate: ssl.SSLContext, told: list[Any]) -> None:
    options = {"tls_context": certificate, "authenticator": listening(told), "auth_require_tls": True}
    with postbox(**options) as box, smtplib.SMTP("127.0.0.1", int(box.relay.rpartition(":")[2])) as server:
        server.starttls()
        server.login("office", "geheim")
    assert [(one.login, one.password) for one in told] == [(b"office", b"geheim")]
