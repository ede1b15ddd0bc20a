"""The learning engine: chooses the next question, schedules what fades, names what is mixed up, says how ready one is.

Pure: everything is a function of the bank, the attempts, the clock and a seed.
"""

from app.core.coach.attempts import CoachAttempt
from app.core.coach.bank import OF_A_NOTE, Bank, BankQuestion
from app.core.coach.coach import Coach, Pick
from app.core.coach.confusion import Confusion
from app.core.coach.drill import MOST as MOST_IN_DRILL
from app.core.coach.drill import drill_pool, next_in_drill
from app.core.coach.mastery import Estimate, Level, Mastery
from app.core.coach.readiness import NotEnoughAnswers, Readiness
from app.core.coach.reasons import Reason

__all__ = [
    "MOST_IN_DRILL",
    "OF_A_NOTE",
    "Bank",
    "BankQuestion",
    "Coach",
    "CoachAttempt",
    "Confusion",
    "Estimate",
    "Level",
    "Mastery",
    "NotEnoughAnswers",
    "Pick",
    "Readiness",
    "Reason",
    "drill_pool",
    "next_in_drill",
]
