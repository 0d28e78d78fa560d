# Sets $java to the Java that runs Tickring: JAVA_HOME wins over the path. Sourced by the launchers.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || {
  echo "tickring: no Java found${JAVA_HOME:+ in JAVA_HOME=$JAVA_HOME}; install JDK 17 or newer (Debian: apt install openjdk-17-jdk-headless)" >&2
  exit 1
}
# Told by the file beside it: to start a JVM only to ask costs as much as a tenth of a start.
java_home=$(readlink -f "$(command -v "$java")")
java_home=${java_home%/bin/java}
java_major=
if [[ -r $java_home/release ]]; then
  while IFS== read -r key value; do
    [[ $key == JAVA_VERSION && $value =~ ^\"([0-9]+) ]] && java_major=${BASH_REMATCH[1]}
  done <"$java_home/release"
fi
[[ -n $java_major ]] || java_major=$("$java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
if [[ -z $java_major || $java_major -lt 17 ]]; then
  echo "tickring: needs JDK 17 or newer, $java is ${java_major:-of an unknown version}" >&2
  exit 1
fi
