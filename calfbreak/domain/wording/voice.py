"""What the voice and a screen reader say: whole short sentences, because a person hears them once.

The next sentence comes at its moment whether or not the last one has been said to its end. So each fits into its phase:
a voice says about twelve letters in a second.
"""

from __future__ import annotations

from calfbreak.domain.stretching.cues import Cue, CueAt
from calfbreak.domain.stretching.session import Phase, PhaseKind, Session
from calfbreak.domain.stretching.stretch import Stretch
from calfbreak.domain.translation import tr
from calfbreak.domain.wording.session import leg, phase_sentence


def spoken(cue: CueAt, session: Session, stretch: Stretch) -> str:
    """What to say at this cue; empty where a sound says enough. `stretch` is the one that the cue belongs to."""
    told = stretch.positions.get(cue.phase.side)
    position = tr(told) if told else leg(cue.phase.side)
    position = position[:1].upper() + position[1:]
    match cue.cue:
        case Cue.GET_READY if len(session.parts) > 1:
            # The name of the next stretch says as much as "get ready", which some languages have no time for as well.
            return tr("{stretch}. {phase}.").format(stretch=tr(stretch.name), phase=position)
        case Cue.GET_READY:
            return tr("Get ready. {position}.").format(position=position)
        case Cue.HOLD:
            return tr("{position}. Hold.").format(position=position)
        case Cue.HALF_WAY:
            return tr("Half way.")
        case Cue.TICK:
            return ""
        case Cue.SWITCH:
            return tr("Switch legs.")
        case Cue.SET_DONE:
            return tr("Set done. Switch legs.")
        case Cue.REST:
            return tr("Rest.")
        case Cue.DONE:
            complete = all(hold.done for hold in session.holds)
            return tr("Done. Well stretched.") if complete else tr("Done for now.")


def announced(phase: Phase, session: Session, stretch: Stretch) -> str:
    """What a screen reader says when the phase begins. In a routine it is said which stretch comes next."""
    sentence = phase_sentence(phase, stretch.positions)
    if phase.kind is PhaseKind.GET_READY and len(session.parts) > 1:
        return tr("{stretch}. {phase}.").format(stretch=tr(stretch.name), phase=sentence)
    return sentence
