"""The configuration files of a private desktop: as little as makes it behave as ordinary ones do."""

from __future__ import annotations

from pathlib import Path

PANEL_HEIGHT = 30
"""Pixels; the panel lies along the upper edge, over the whole width, its tray at the right end."""

_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
"""

_DUNST = """[global]
    monitor = 0
    follow = none
    origin = top-right
    offset = 20x60
    width = 380
    font = DejaVu Sans 11
    idle_threshold = 0
    history_length = 50
    mouse_left_click = do_action, close_current
    mouse_middle_click = close_current
"""

_PANEL = f"""<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="{PANEL_HEIGHT}"/>
      <property name="icon-size" type="uint" value="22"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/><value type="int" value="2"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-2" type="string" value="systray"/>
  </property>
</channel>
"""

_NOTIFYD = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-notifyd" version="1.0">
  <property name="notify-location" type="string" value="top-right"/>
  <property name="do-fadeout" type="bool" value="false"/>
  <property name="do-slideout" type="bool" value="false"/>
  <property name="expire-timeout-enabled" type="bool" value="false"/>
</channel>
"""


def furnish(folder: Path, config: Path, socket: Path) -> None:
    """Write bus.conf and dunstrc into `folder`, and the channels of Xfce's settings below `config`."""
    (folder / "bus.conf").write_text(_BUS.format(socket=socket))
    (folder / "dunstrc").write_text(_DUNST)
    channels = config / "xfce4/xfconf/xfce-perchannel-xml"
    channels.mkdir(parents=True)
    (channels / "xfce4-panel.xml").write_text(_PANEL)
    (channels / "xfce4-notifyd.xml").write_text(_NOTIFYD)
