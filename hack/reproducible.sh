#!/bin/sh
# reproducible.sh [Maven options]: builds the jars twice, in folders, zones, languages and with permissions that differ,
# and compares them byte by byte. Needs JAVA_HOME.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build FOLDER UMASK ZONE LANGUAGE [Maven options]
build() (
  umask "$2"
  folder=$work/$1 zone=$3 language=$4
  shift 4
  mkdir -p "$folder"
  git ls-files -z --cached --others --exclude-standard \
    | tar --create --null --files-from=- --ignore-failed-read 2>/dev/null \
    | tar --extract --no-same-permissions --touch --directory "$folder"
  cd "$folder"
  TZ=$zone LC_ALL=$language ./mvnw -q -B "$@" -Dmaven.test.skip -Dspotless.check.skip -pl operator,simulator -am package
)

build one 022 UTC C.UTF-8 "$@"
# Maven evens out who of the group may write; a stricter umask, as 077, would show in the file modes within the jars
build somewhere/else 002 Asia/Shanghai C "$@"

cd "$work/one"
find . -name '*.jar' -path '*/target/*' -not -path './.mvn/*' | sort > "$work/jars"
differ=0
while read -r jar; do
  cmp "$jar" "../somewhere/else/$jar" || differ=$((differ + 1))
done < "$work/jars"
count=$(wc -l < "$work/jars")
[ "$count" -gt 0 ] || { echo "reproducible: no jar was built"; exit 1; }
[ "$differ" -eq 0 ] || { echo "reproducible: $differ of $count jars differ"; exit 1; }
echo "reproducible: $count jars are the same, byte by byte"
