"""The command line: `serve`, `check`, `build`, `new`, `export`, `backup`."""

import json
import logging
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from app.build import Progress
from app.settings import Settings

EXISTING_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)

content_option = click.option(
    "--content", type=EXISTING_FOLDER, default="content", show_default=True, help="Folder of notes."
)
data_option = click.option("--data", type=FOLDER, default="data", show_default=True, help="Folder of the store.")


class _Example(click.Command):
    """A command whose help ends with an example, from the last line of its docstring on."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            formatter.write_paragraph()
            formatter.write(f"Example:\n  {self.epilog}\n")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Tellapart: study for exams by telling look-alike things apart."""


def command(name: str, example: str) -> Callable[[Callable[..., Any]], click.Command]:
    return click.command(name, cls=_Example, epilog=example)


@command("serve", "python -m app serve --port 8000 --content content --data data")
@content_option
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--shared", is_flag=True, help="Every browser is its own learner.")
@click.option("--public-url", help="Where learners reach a shared server, as https://study.example.org.")
def serve(content: Path, data: Path, host: str, port: int, shared: bool, public_url: str | None) -> None:
    """Build the notes and serve them; saving a note shows at once."""
    _check_public_url(shared, public_url)
    from app.cli.server import run  # the other commands need no server, and start faster without

    settings = Settings(content.resolve(), data, host, port, shared, public_url)
    listener = _listen(host, port)
    _log_to_standard_error()
    with _open(data) as database, _progress("Building notes") as progress:
        run(settings, database, listener, progress)


def _check_public_url(shared: bool, public_url: str | None) -> None:
    if public_url is None:
        return
    parts = urlsplit(public_url)
    if not shared:
        raise click.UsageError("--public-url goes with --shared.")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise click.BadParameter("must look like https://study.example.org.", param_hint="--public-url")


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket, or a plain message that names the next free port."""
    try:
        return _bound(host, port)
    except OSError as error:
        free = next((number for number in range(port + 1, min(port + 100, 65536)) if _is_free(host, number)), None)
        hint = f" Port {free} is free: make run PORT={free}" if free else ""
        raise click.ClickException(f"Port {port} on {host} cannot be used: {error.strerror}.{hint}") from error


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small packets at once only where the protocol is named; else each answer waits 40 ms for the last.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _is_free(host: str, port: int) -> bool:
    try:
        _bound(host, port).close()
    except OSError:
        return False
    return True


@command("check", "python -m app check --strict content/messaging/sqs-or-sns.md")
@content_option
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings fail as well.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--assign-ids", is_flag=True, help="First write an id onto every question that has none.")
def check(content: Path, files: tuple[Path, ...], strict: bool, form: str, assign_ids: bool) -> None:
    """Say everything that is wrong with the notes, with place and remedy."""
    from app.build import check as check_folder
    from app.cli.reports import print_diagnostics, print_summary, worst

    root = content.resolve()
    only = [_inside(file, root) for file in files]
    if assign_ids:
        _assign_ids(root, only)
    with _progress("Checking notes") as progress:
        report = check_folder(content, only=only, progress=progress)
    print_diagnostics(report.diagnostics, form, content)
    if form == "text":
        print_summary(report.diagnostics, report.files)
    sys.exit(worst(report.diagnostics, strict=strict))


def _assign_ids(root: Path, only: Sequence[str]) -> None:
    from app.cli.ids import write_ids

    outcomes: list[str] = []
    try:
        with _progress("Assigning ids") as progress:
            outcomes.extend(write_ids(root, only, progress))
    finally:  # what was written before Ctrl-C is told as well
        for outcome in outcomes:
            click.echo(outcome, err=True)


def _inside(file: Path, root: Path) -> str:
    """A file or folder as the content folder names it: given from here, or from there."""
    for candidate in (file.resolve(), (root / file).resolve()):
        if candidate.is_relative_to(root) and candidate.exists():
            return candidate.relative_to(root).as_posix()
    raise click.BadParameter(f"{file} is neither a file nor a folder of {root}.", param_hint="FILES")


@command("build", "python -m app build --content content --data data")
@content_option
@data_option
@click.option("--prune", is_flag=True, help="Retire questions even if the folder holds no note at all.")
def build(content: Path, data: Path, prune: bool) -> None:
    """Bring the store in line with the notes, without serving them."""
    from app.build import build as build_folder
    from app.cli.reports import print_diagnostics, worst

    with _open(data) as database, _progress("Building notes") as progress:
        report = build_folder(database, content, now=datetime.now(UTC), prune=prune, progress=progress)
    print_diagnostics([d for d in report.diagnostics if d.severity != "info"], "text", content)
    click.echo(
        f"{report.notes} notes, {report.questions} questions; {len(report.changed)} files read, "
        f"{len(report.retired)} gone.",
        err=True,
    )
    sys.exit(worst(report.diagnostics, strict=False))


@command("new", 'python -m app new --title "ALB vs NLB" --lang en')
@content_option
@click.option("--title", prompt="Title (as X vs Y)", help="What the note is about.")
@click.option("--lang", type=click.Choice(["ko", "en"]), prompt="Language", help="Language of the note.")
@click.option("--folder", default="", help="Folder below the content folder.")
def new(content: Path, title: str, lang: str, folder: str) -> None:
    """Write a note to start from; it passes `check` as it is."""
    from app.core.examples import example_note
    from app.core.text import slugify

    slug = slugify(title)
    if not slug:
        raise click.BadParameter("needs letters, digits or Hangul.", param_hint="--title")
    target = (content / folder / f"{slug}.md").resolve()
    if not target.is_relative_to(content.resolve()):
        raise click.BadParameter("must stay below the content folder.", param_hint="--folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(example_note(lang, datetime.now(UTC).date(), " ".join(title.split())))
    except FileExistsError as error:
        raise click.ClickException(f"{target} exists already; nothing was written.") from error
    click.echo(target)


@click.group()
def export() -> None:
    """Write the bank in another form."""


@command("questions", "python -m app export questions --content content --format json > questions.json")
@content_option
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
def export_questions(content: Path, form: str) -> None:
    """Every question with its options, key and reasons, on standard output. Needs no store and no server."""
    from app.build import read_questions
    from app.cli.reports import questions_document

    with _progress("Reading notes") as progress:
        questions = read_questions(content, progress)
    click.echo(json.dumps(questions_document(questions), ensure_ascii=False, indent=2))


@command("notes", "python -m app export notes --content content --to canonical")
@content_option
@click.option("--to", "target", type=FOLDER, required=True, help="A folder that is empty or does not exist yet.")
def export_notes(content: Path, target: Path) -> None:
    """Every note as canonical markdown, whatever form its questions came in; reading it again gives equal questions."""
    from app.build import read_notes
    from app.core.writing import write_note

    if target.exists() and any(target.iterdir()):
        raise click.ClickException(f"{target} is not empty; choose another folder.")
    with _progress("Writing notes") as progress:
        for note in read_notes(content, progress):
            path = target / note.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(write_note(note), encoding="utf-8", newline="\n")


@command("reports", "python -m app export reports --data data > reports.json")
@data_option
@click.option("--handled", is_flag=True, help="Those that are marked as handled, instead.")
def export_reports(data: Path, handled: bool) -> None:
    """What learners reported and is not handled yet, as JSON on standard output; the server may run meanwhile."""
    from app.cli.reported import reports_document

    _check_store(data)
    with _open(data) as database, database.read() as db:
        click.echo(json.dumps(reports_document(db, handled=handled), ensure_ascii=False, indent=2))


@command("backup", "python -m app backup --data data")
@data_option
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
def backup(data: Path, target: Path | None) -> None:
    """Copy the store while it is in use; the copy's path is printed."""
    from app.store.database import StoreError, backup_path
    from app.store.database import backup as copy_store

    _check_store(data)
    with _open(data) as database:
        try:
            click.echo(copy_store(database, target or backup_path(data, datetime.now(UTC))))
        except (StoreError, OSError) as error:
            raise click.ClickException(str(error)) from error


def _check_store(data: Path) -> None:
    from app.store.database import FILE_NAME

    if not (data / FILE_NAME).is_file():
        raise click.ClickException(f"There is no store in {data}.")


@contextmanager
def _open(data: Path) -> Iterator[Any]:
    from app.store.database import StoreError, open_database

    try:
        database = open_database(data, now=datetime.now(UTC))
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _progress(label: str) -> Iterator[Progress]:
    """A progress bar on standard error, for what takes longer than a second."""
    from app.cli.reports import ProgressBar

    bar = ProgressBar(label)
    try:
        yield bar
    finally:
        bar.close()


def _log_to_standard_error() -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)-7s %(message)s")


export.add_command(export_questions)
export.add_command(export_notes)
export.add_command(export_reports)
for entry in (serve, check, build, new, export, backup):
    main.add_command(entry)
