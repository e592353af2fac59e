"""The one question at the end of a session, and the offer that may follow. Whoever leaves it alone answers nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from calfbreak.domain import wording
from calfbreak.domain.commands import Command, Felt, PrescribeHolds
from calfbreak.domain.history.records import Feel
from calfbreak.domain.stretching.adaptation import Offer
from calfbreak.domain.wording import tr
from calfbreak.ui.parts import announce, button, label


class FeelQuestion(QWidget):
    """Three pages in one place, so that nothing around it moves: the question, the offer, the last word."""

    def __init__(self, wish: Callable[[Command], None]) -> None:
        super().__init__()
        self._wish = wish
        self._session: int | None = None
        self._answered = False
        self._offer: Offer | None = None
        self._taken = False
        """The offer was taken; that it holds from now on is said when the program has it."""
        self.answers = {feel: button(wording.feel_label(feel), partial(self._answer, feel)) for feel in Feel}
        for each in self.answers.values():
            each.setAccessibleDescription(wording.feel_question())
        self.sentence = _centred("")
        self.take = button(tr("Change the hold"), self._take)
        self.keep = button(tr("Keep the hold"), self._keep)
        self.last_word = _centred("")
        self._question = _page(_centred(wording.feel_question()), *self.answers.values())
        self._offering = _page(self.sentence, self.take, self.keep)
        self._end = _page(self.last_word)
        self._pages = QStackedLayout(self)
        for page in (self._question, self._offering, self._end):
            self._pages.addWidget(page)

    def ask(self, session: int) -> None:
        """Ask about the session with this number."""
        if session != self._session:
            self._session, self._answered, self._offer, self._taken = session, False, None, False
            self._pages.setCurrentWidget(self._question)

    def show_offer(self, offer: Offer | None) -> None:
        """Show what the program offers after the answer; nothing, once it is done or has gone."""
        if offer is None and self._offer is not None and self._taken:
            self._taken = False
            self._say(wording.offer_taken(self._offer))
        if offer is None or offer.session != self._session or offer == self._offer:
            return
        self._offer = offer
        self.sentence.setText(wording.offer_sentence(offer))
        self.take.setText(wording.take_offer_label(offer))
        self.keep.setText(wording.keep_label(offer))
        self._pages.setCurrentWidget(self._offering)
        announce(self, wording.offer_sentence(offer))

    def _answer(self, feel: Feel) -> None:
        if self._session is not None and not self._answered:
            self._answered = True
            self._say(wording.feel_thanks())
            self._wish(Felt(self._session, feel))  # an offer comes back with the next snapshot

    def _take(self) -> None:
        if self._offer is not None:
            self._taken = True
            self._wish(PrescribeHolds({each.plan: each.hold for each in self._offer.holds}))

    def _keep(self) -> None:
        if self._offer is not None:
            self._taken = False
            self._say(wording.offer_declined(self._offer))

    def _say(self, words: str) -> None:
        self.last_word.setText(words)
        self._pages.setCurrentWidget(self._end)
        if self._end.hasFocus():  # Qt leaves the keyboard where there is nothing to press, and nothing with a name
            self.window().setFocus()
        announce(self, words)


def _centred(words: str) -> QLabel:
    made = label(words, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


def _page(words: QLabel, *buttons: QPushButton) -> QWidget:
    page = QWidget()
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(words)
    column.addLayout(row)
    return page
