from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.browser import Browser
from tests.web.notes import NOTES, write_notes
from tests.web.places import site_in_places
from tests.web.site import Site, build_store, copy_store


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small folder of notes; to be read only."""
    return write_notes(tmp_path_factory.mktemp("content"), NOTES)


@pytest.fixture(scope="session")
def store(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its store, built once; to be copied."""
    return build_store(content, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def solo_site(content: Path, store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(content, copy_store(store, tmp_path_factory.mktemp("solo")))
    yield site
    site.close()


@pytest.fixture(scope="session")
def shared_site(content: Path, store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(content, copy_store(store, tmp_path_factory.mktemp("shared")), shared=True)
    yield site
    site.close()


@pytest.fixture
def site(solo_site: Site) -> Iterator[Site]:
    """A site for one learner, who has done nothing yet."""
    yield solo_site
    solo_site.forget()


@pytest.fixture
def shared(shared_site: Site) -> Iterator[Site]:
    """A site on which every browser is its own learner, and nobody has come yet."""
    yield shared_site
    shared_site.forget()


@pytest.fixture(scope="session")
def places_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = site_in_places(tmp_path_factory.mktemp("places"))
    yield site
    site.close()


@pytest.fixture
def in_places(places_site: Site) -> Iterator[Site]:
    """A site whose questions are to put in order, to match, and about a case; nobody has come yet."""
    yield places_site
    places_site.forget()


@pytest.fixture
def browser(site: Site) -> Browser:
    return site.browser()
