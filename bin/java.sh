# Sets $java to the Java that runs Tickring: JAVA_HOME wins over the path. Sourced by the launchers.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || {
  echo "tickring: no Java found${JAVA_HOME:+ in JAVA_HOME=$JAVA_HOME}; install JDK 17 or newer (Debian: apt install openjdk-17-jdk-headless)" >&2
  exit 1
}
java_major=$("$java" -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')
if [[ -z $java_major || $java_major -lt 17 ]]; then
  echo "tickring: needs JDK 17 or newer, $java is ${java_major:-of an unknown version}" >&2
  exit 1
fi
