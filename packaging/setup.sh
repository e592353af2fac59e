# Read by `run` and `test`: finds a Python, the system's packages and a virtual environment, and makes what is missing.
# Says what it does on standard error, in short lines, and nothing when there is nothing to do.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOCK=$ROOT/requirements.lock
DEVELOPMENT='# Development'   # the line of LOCK below which stands what only development needs

# What must be on the system, and the Debian package that holds it: SIGN=PACKAGE. A sign is a library's name, a command,
# a path, or a module of Python.

# To make environments (Debian keeps a part of `venv` in a package of its own), and what Qt's X11 platform loads.
RUNNING=(
  import:ensurepip=VENV
  libEGL.so.1=libegl1 libGL.so.1=libgl1 libglib-2.0.so.0=libglib2.0-0 libfontconfig.so.1=libfontconfig1
  libdbus-1.so.3=libdbus-1-3 libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-cursor.so.0=libxcb-cursor0
  libxcb-icccm.so.4=libxcb-icccm4 libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1
  libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0 libxcb-randr.so.0=libxcb-randr0
  libxcb-xkb.so.1=libxcb-xkb1
)

# What the desktop tests put together as a desktop.
DESKTOP=(
  Xvfb=xvfb dbus-daemon=dbus openbox=openbox xfce4-panel=xfce4-panel xfconf-query=xfconf dunst=dunst
  '/usr/lib/*/xfce4/notifyd/xfce4-notifyd=xfce4-notifyd' xdotool=xdotool xprintidle=xprintidle
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf=fonts-dejavu-core'
  '/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf=fonts-noto-core'
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc=fonts-noto-cjk' /usr/share/icons/Adwaita=adwaita-icon-theme
  pulseaudio=pulseaudio pactl=pulseaudio-utils pw-dump=pipewire-bin mako=mako-notifier gsettings=libglib2.0-bin
  /usr/libexec/dconf-service=dconf-service '/usr/lib/*/gio/modules/libdconfsettings.so=dconf-gsettings-backend'
  /usr/share/glib-2.0/schemas/org.gnome.desktop.notifications.gschema.xml=gsettings-desktop-schemas
  /usr/lib/python3/dist-packages/dbusmock=python3-dbusmock
  /usr/libexec/at-spi-bus-launcher=at-spi2-core /usr/lib/python3/dist-packages/gi=python3-gi
  '/usr/lib/*/girepository-1.0/Atspi-2.0.typelib=gir1.2-atspi-2.0' aplay=alsa-utils espeak-ng=espeak-ng
  speech-dispatcher=speech-dispatcher '/usr/lib*/speech-dispatcher-modules/sd_espeak-ng=speech-dispatcher-espeak-ng'
  strace=strace
)

# Wayland desktops with their software renderer. Without them their tests are left out, except in CI.
COMPOSITORS=(
  swaymsg=sway waybar=waybar grim=grim kwin_wayland=kwin-wayland gnome-shell=gnome-shell gjs=gjs
  '/usr/lib/*/dri/swrast_dri.so=libgl1-mesa-dri' libGLESv2.so.2=libgles2 libEGL_mesa.so.0=libegl-mesa0
)

say() { printf '%s\n' "$*" >&2; }

there() {   # there SIGN: is it on this machine?
  case $1 in
    lib*.so.*) [[ $LIBRARIES == *"$1 "* ]] ;;
    import:*) "$PYTHON_HERE" -c "import ${1#import:}" 2>/dev/null ;;
    /*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

system_packages() {   # system_packages SIGN=PACKAGE...: install what is missing, or say how; fails if something stays missing
  local LIBRARIES pair missing=()
  LIBRARIES=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)
  for pair; do there "${pair%=*}" || missing+=("${pair##*=}"); done
  [ ${#missing[@]} = 0 ] && return 0
  missing=("${missing[@]/#VENV/python$(version_of "$PYTHON_HERE")-venv}")
  if ! command -v apt-get >/dev/null; then
    say "Missing on this system, as Debian calls it (your package manager has it by a similar name): ${missing[*]}"
    return 1
  elif [ "$(id -u)" != 0 ]; then
    say "Missing on this system; type: sudo apt-get install -y --no-install-recommends ${missing[*]}"
    return 1
  fi
  say "Installing ${missing[*]} ..."
  apt_get update && apt_get install -y --no-install-recommends "${missing[@]}" && return 0
  say "Could not install them all; type: apt-get install -y --no-install-recommends ${missing[*]}"
  return 1
}

apt_get() {   # quiet, unless it fails
  local log; log=$(mktemp)
  DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@" >"$log" 2>&1 </dev/null || { tail -n 5 "$log" >&2; false; }
  local rc=$?; rm -f "$log"; return $rc
}

version_of() {   # version_of PYTHON: 3.11, 3.12 or 3.13; fails if it does not run or is another
  "$1" -c 'import sys; v = sys.version_info; print(f"{v[0]}.{v[1]}"); sys.exit(not (3, 11) <= v < (3, 14))' 2>/dev/null
}

find_python() {   # set PYTHON_HERE to the Python to use: $PYTHON, or the newest that works
  local candidate
  for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    version_of "$candidate" >/dev/null && { PYTHON_HERE=$(command -v "$candidate"); return; }
  done
  say "Calf Break needs Python 3.11, 3.12 or 3.13, and ${PYTHON:-python3} is none of them; PYTHON=/path/to/python names one."
  return 1
}

fresh() {   # fresh FOLDER ORIGIN: was this environment finished, here, from this lock file?
  [ -x "$1/bin/python" ] && [ -f "$1/made-from" ] && cmp -s "$LOCK" "$1/made-from.lock" && [ "$(<"$1/made-from")" = "$2" ]
}

environment() {   # environment FOLDER PYTHON run|test: make the virtual environment anew
  local folder=$1 python=$2 kind=$3
  say "Setting up ${folder#"$PWD"/} with Python $(version_of "$python"): up to 150 MB are downloaded, once ..."
  rm -rf "$folder"
  "$python" -m venv "$folder" >/dev/null 2>&1 || { say "$python cannot make virtual environments (module venv)."; return 1; }
  echo '*' >"$folder/.gitignore"
  if [ "$kind" = run ]; then sed "/^$DEVELOPMENT/,\$d" "$LOCK"; else cat "$LOCK"; fi >"$folder/wanted.lock"
  "$folder/bin/python" -m pip install -qq --no-input --disable-pip-version-check --no-warn-script-location --only-binary :all: \
    --require-hashes -r "$folder/wanted.lock" </dev/null >&2
}

finished() {   # finished FOLDER ORIGIN: from now on it is fresh
  cp "$LOCK" "$1/made-from.lock" && printf '%s\n' "$2" >"$1/made-from"
}
