# Sets $java to the Java that runs Tickring: JAVA_HOME wins over the path. Sourced by the launchers.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || {
  echo "tickring: no Java found${JAVA_HOME:+ in JAVA_HOME=$JAVA_HOME}; install JDK 17 or newer (Debian: apt install openjdk-17-jdk-headless)" >&2
  exit 1
}
# Told by the file beside it: to start a JVM only to ask costs as much as a tenth of a start.
java_home=$(readlink -f "$(command -v "$java")")
java_home=${java_home%/bin/java}
java_major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$java_home/release" 2>/dev/null) || java_major=
[[ -n $java_major ]] || java_major=$("$java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
if [[ -z $java_major || $java_major -lt 17 ]]; then
  echo "tickring: needs JDK 17 or newer, $java is ${java_major:-of an unknown version}" >&2
  exit 1
fi
