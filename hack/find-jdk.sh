#!/bin/sh
# find-jdk.sh [feature]: prints the home of a JDK >= feature (default 25)
set -u
want=${1:-25}

# feature release of the JDK at $1, from its `release` file (no JVM start); javac must be there too
feature() {
  [ -x "$1/bin/javac" ] || return 1
  v=''
  if [ -r "$1/release" ]; then
    v=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
  fi
  if [ -z "$v" ]; then
    v=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
  fi
  [ -n "$v" ] && [ "$v" -ge "$want" ] 2>/dev/null
}
found() { printf '%s\n' "$1"; exit 0; }

[ -n "${JAVA_HOME:-}" ] && feature "$JAVA_HOME" && found "$JAVA_HOME"

j=$(command -v java 2>/dev/null || true)
if [ -n "$j" ]; then
  # follow links by hand: readlink -f is missing on old macOS
  n=0
  while [ -L "$j" ] && [ $n -lt 20 ]; do
    t=$(readlink "$j"); n=$((n + 1))
    case $t in /*) j=$t ;; *) j=$(dirname "$j")/$t ;; esac
  done
  h=$(cd "$(dirname "$j")/.." 2>/dev/null && pwd -P) && feature "$h" && found "$h"
fi

if [ -x /usr/libexec/java_home ]; then
  h=$(/usr/libexec/java_home -v "$want+" 2>/dev/null) && feature "$h" && found "$h"
fi

for h in /usr/lib/jvm/* /opt/java/* /opt/jdk* "${SDKMAN_DIR:-${HOME:-/nonexistent}/.sdkman}"/candidates/java/* \
  "${HOME:-/nonexistent}"/.jdks/* "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  [ -d "$h" ] && feature "$h" && found "$h"
done
echo "No JDK $want or newer found. Install one (for example Eclipse Temurin $want), or set JAVA_HOME to where it is." >&2
exit 1
