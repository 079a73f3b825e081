#!/usr/bin/env bash
# Install what the tests use beside Python (LibreOffice, Chromium, poppler, a Chinese font and the two Latin families that come with many systems) where we may; go on without it elsewhere.
set -u
missing=()
command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui)
command -v chromium >/dev/null || missing+=(chromium)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
fc-list :lang=zh 2>/dev/null | grep -qi cjk || missing+=(fonts-noto-cjk)
fc-list 2>/dev/null | grep -q 'Liberation Serif' || missing+=(fonts-liberation)
fc-list 2>/dev/null | grep -q 'DejaVu Serif' || missing+=(fonts-dejavu-core)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed here, so the tests that use them skip: ${missing[*]}"
    exit 0
fi
echo "Installing for the tests: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
if apt-get update -q >"$log" 2>&1 && apt-get install -q -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    rm -f "$log"
else
    tail -n 5 "$log"
    echo "Could not install them; the tests that use them skip."
fi
exit 0
