"""What the voice says. It speaks in whole short sentences, because a person hears them once."""

from __future__ import annotations

from collections.abc import Mapping

from calfbreak.domain.cues import Cue, CueAt
from calfbreak.domain.records import Side
from calfbreak.domain.session import Session
from calfbreak.domain.wording.session import leg
from calfbreak.domain.wording.translation import tr


def spoken(cue: CueAt, session: Session, positions: Mapping[Side, str]) -> str:
    """What to say at this cue; empty where a sound says enough. `positions` are those of the stretch."""
    position = positions.get(cue.phase.side) or leg(cue.phase.side)
    position = position[:1].upper() + position[1:]
    match cue.cue:
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
