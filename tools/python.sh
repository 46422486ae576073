#!/bin/sh
# Print the path of a Python that really runs and is new enough. A version manager may put commands
# on the PATH that exist and fail, so each candidate has to answer.
for candidate in "$LIVLINE_PYTHON" python3 python3.11 python3.12 python3.13 python3.14 \
    /usr/bin/python3 /usr/local/bin/python3 "$HOME"/.pyenv/versions/3.1[1-9]*/bin/python3; do
    [ -n "$candidate" ] || continue
    found=$("$candidate" -c 'import os, sys
if sys.version_info < (3, 11): sys.exit(1)
print(os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable))' 2>/dev/null)
    if [ -n "$found" ] && [ -x "$found" ]; then
        echo "$found"
        exit 0
    fi
done
echo "Livline needs Python 3.11 or newer; none was found. On Debian: apt install python3 python3-pip" >&2
exit 1
