"""The console command `enishi`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 when it did what it says."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.config.settings")
    if arguments[:1] == ["manage"]:
        return _manage(arguments[1:])
    chosen = _parser().parse_args(arguments)
    command: Command = chosen.command
    return command(chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="enishi", description="Seating and same-day thanks for cross-industry meetings."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="seed a living evening and serve it on this machine")
    _serving(demo)
    demo.add_argument("--reset", action="store_true", help="forget what happened in the demo and begin anew")
    demo.set_defaults(command=_demo)

    serve = commands.add_parser("serve", help="serve pages, live streams and the worker in one process group")
    _serving(serve)
    serve.set_defaults(command=_serve)

    for name, text, command in (
        ("backup", "write everything into one file", _backup),
        ("restore", "lay a backup into an empty database", _restore),
    ):
        sub = commands.add_parser(name, help=text)
        sub.add_argument("file", type=Path)
        sub.set_defaults(command=command)

    host = commands.add_parser("host", help="open a host with its first member of staff; prints its desk's address")
    host.add_argument("name", help="as it stands on paper, e.g. 汐見沢商工会議所")
    host.add_argument("owner", help="mail address of the person who owns the desk")
    host.set_defaults(command=_host)

    staff = commands.add_parser("staff", help="let somebody work for a host: owner, staff or door")
    staff.add_argument("host", help="the host's code, as in its desk's address")
    staff.add_argument("mail")
    staff.add_argument("role", choices=["owner", "staff", "door"])
    staff.set_defaults(command=_staff)

    commands.add_parser("warm", help="compile the planner's kernels now instead of at the first seating").set_defaults(
        command=_warm
    )
    commands.add_parser("manage", help="Django's own commands: migrate, check, shell, …")

    # Parts of `serve` and `demo`, each in a process of its own.
    pages = commands.add_parser("pages")
    _serving(pages)
    pages.set_defaults(command=_pages)
    commands.add_parser("worker").set_defaults(command=_worker)
    commands.add_parser("cast").set_defaults(command=_cast)
    mail = commands.add_parser("mail-sink")
    mail.add_argument("--port", type=int, required=True)
    mail.set_defaults(command=_mail_sink)
    return parser


def _serving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="port (default 8000)")
    parser.add_argument(
        "--lan", action="store_true", help="answer the local network too, over https with an own certificate"
    )


def _manage(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    if arguments[:1] == ["tick"]:
        _set_up()
        from enishi.config.worker import tick

        sys.stdout.write(f"{tick()} sent\n")
        return 0
    execute_from_command_line(["enishi manage", *arguments])
    return 0


def _set_up() -> None:
    import django

    django.setup()


def _serve(chosen: argparse.Namespace) -> int:
    from enishi.config.serving import prepare, serving_arguments, warm_kernels
    from enishi.config.supervisor import Supervisor

    prepare(chosen.port, lan=chosen.lan)
    warm_kernels()
    return Supervisor(["pages", *serving_arguments(chosen.port, lan=chosen.lan)], ["worker"]).run()


def _demo(chosen: argparse.Namespace) -> int:
    from enishi.config.demonstration import start

    return start(chosen.port, lan=chosen.lan, reset=chosen.reset)


def _pages(chosen: argparse.Namespace) -> int:
    from enishi.config.serving import serve_pages

    serve_pages(chosen.port, lan=chosen.lan)
    return 0


def _worker(_chosen: argparse.Namespace) -> int:
    _set_up()
    from enishi.config.worker import work

    work()
    return 0


def _cast(_chosen: argparse.Namespace) -> int:
    _set_up()
    from enishi.demo.cast import play

    play()
    return 0


def _mail_sink(chosen: argparse.Namespace) -> int:
    from enishi.demo.mailsink import receive

    receive(chosen.port)
    return 0


def _warm(_chosen: argparse.Namespace) -> int:
    from enishi.engines import seating

    seating.warm()
    return 0


def _host(chosen: argparse.Namespace) -> int:
    _set_up()
    from django.conf import settings
    from django.urls import reverse

    from enishi.people.actions import member_for_mail, open_host

    host = open_host(chosen.name, member_for_mail(chosen.owner), mail=chosen.owner)
    sys.stdout.write(f"{settings.BASE_URL}{reverse('events:desk', args=[host.code])}\n")
    return 0


def _staff(chosen: argparse.Namespace) -> int:
    _set_up()
    from enishi.people.actions import give_role, member_for_mail
    from enishi.people.models import Host, Staff

    host = Host.objects.filter(code=chosen.host).first()
    if host is None:
        sys.stderr.write(
            f"There is no host with the code {chosen.host}. It stands in the desk's address: /desk/<code>/\n"
        )
        return 2
    give_role(host, member_for_mail(chosen.mail), Staff.Role(chosen.role), "operator")
    sys.stdout.write(f"{chosen.mail} may work for {host.name} as {chosen.role}\n")
    return 0


def _backup(chosen: argparse.Namespace) -> int:
    _set_up()
    from enishi.config.backup import backup

    sys.stdout.write(f"{backup(chosen.file)} rows written to {chosen.file}\n")
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    _set_up()
    from enishi.config.backup import NotEmpty, restore

    try:
        rows = restore(chosen.file)
    except NotEmpty:
        sys.stderr.write("The database is not empty. Restore into a new one, so that nothing is mixed.\n")
        return 2
    sys.stdout.write(f"{rows} rows restored\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
