"""Learners, known by the hash of a secret that only their browser holds."""

import hashlib
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from app.store.tables import Learner

IDLE = timedelta(days=30)
"""A secret not used for this long is no longer valid."""
ABSOLUTE = timedelta(days=180)
"""No secret is older than this; one in use is replaced long before."""
RENEW = timedelta(days=7)
"""A secret older than this is replaced at the next answer."""


def hash_secret(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def solo_learner(db: Session, now: datetime) -> int:
    """The id of the one learner of solo mode, made when it is missing."""
    learner = db.exec(select(Learner).where(col(Learner.secret_hash).is_(None)).order_by(col(Learner.id))).first()
    if learner is None:
        learner = Learner(created_at=now, secret_at=now, seen_at=now)
        db.add(learner)
        db.flush()
    assert learner.id is not None
    return learner.id


def find_learner(db: Session, secret: str, now: datetime) -> Learner | None:
    """The learner a secret belongs to, if we issued it and it is still valid."""
    learner = db.exec(select(Learner).where(Learner.secret_hash == hash_secret(secret))).first()
    if learner is None or now - learner.seen_at > IDLE or now - learner.secret_at > ABSOLUTE:
        return None
    return learner


def create_learner(db: Session, secret: str, now: datetime) -> Learner:
    learner = Learner(secret_hash=hash_secret(secret), created_at=now, secret_at=now, seen_at=now)
    db.add(learner)
    db.flush()
    return learner


def touch_learner(db: Session, learner_id: int, now: datetime) -> None:
    """Note that a learner was here; once a day is enough."""
    learner = db.get_one(Learner, learner_id)
    if now - learner.seen_at > timedelta(days=1):
        learner.seen_at = now
        db.add(learner)


def renew_secret(db: Session, learner_id: int, secret: str, now: datetime) -> bool:
    """Replace a secret that has served for a week; True when it was replaced."""
    learner = db.get_one(Learner, learner_id)
    if learner.secret_hash is None or now - learner.secret_at <= RENEW:
        return False
    learner.secret_hash, learner.secret_at, learner.seen_at = hash_secret(secret), now, now
    db.add(learner)
    return True
