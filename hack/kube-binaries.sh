#!/bin/sh
# kube-binaries.sh: prints a folder that holds kube-apiserver, etcd and kubectl.
#
# Looked for in this order:
#   1. $KUBEBUILDER_ASSETS
#   2. ~/.kubeapitest/k8s/<version>-<os>-<arch>, filled by an earlier run
#   3. built from the sources that hack/kube/go.mod pins, when Go is there (once, some minutes)
#   4. downloaded from the projects' release pages (Linux)
# The folder goes to stdout, everything else to stderr; exit 1 when there is none.
set -u

here=$(cd "$(dirname "$0")" && pwd)
need='kube-apiserver etcd kubectl'

say() { printf 'kube-binaries: %s\n' "$*" >&2; }

complete() {
  for b in $need; do
    [ -x "$1/$b" ] || return 1
  done
}

pinned() { sed -n "s|^[[:space:]]*$1 v\([0-9.]*\)\$|\1|p" "$here/kube/go.mod" | head -n 1; }

if [ -n "${KUBEBUILDER_ASSETS:-}" ]; then
  if complete "$KUBEBUILDER_ASSETS"; then
    printf '%s\n' "$KUBEBUILDER_ASSETS"
    exit 0
  fi
  say "KUBEBUILDER_ASSETS is set, but $KUBEBUILDER_ASSETS lacks one of: $need"
  exit 1
fi

kube=$(pinned k8s.io/kubernetes)
etcd=$(pinned go.etcd.io/etcd/server/v3)
os=$(uname -s | tr '[:upper:]' '[:lower:]')
case $(uname -m) in
  x86_64 | amd64) arch=amd64 ;;
  aarch64 | arm64) arch=arm64 ;;
  *) arch=$(uname -m) ;;
esac
target=${HOME:?HOME is not set}/.kubeapitest/k8s/$kube-$os-$arch

if complete "$target"; then
  printf '%s\n' "$target"
  exit 0
fi

mkdir -p "$target" || exit 1
work=$(mktemp -d "$target/.new.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# a binary appears under its name only when it is whole: another run may be looking
publish() { mv "$work/$1" "$target/$1"; }

build() {
  say "building $1 from Go modules"
  v=k8s.io/component-base/version
  minor=${kube#*.}
  (cd "$here/kube" && CGO_ENABLED=0 go build -trimpath -o "$work/$1" \
    -ldflags "-s -w -X $v.gitVersion=v$kube -X $v.gitMajor=${kube%%.*} -X $v.gitMinor=${minor%%.*}" "$2" >&2) &&
    publish "$1"
}

build_all() {
  command -v go >/dev/null 2>&1 || {
    say 'no Go here, so nothing can be built from source'
    return 1
  }
  say "building Kubernetes $kube and etcd $etcd once; this takes some minutes"
  { [ -x "$target/etcd" ] || build etcd go.etcd.io/etcd/server/v3; } &&
    { [ -x "$target/kubectl" ] || build kubectl k8s.io/kubernetes/cmd/kubectl; } &&
    { [ -x "$target/kube-apiserver" ] || build kube-apiserver k8s.io/kubernetes/cmd/kube-apiserver; }
}

fetch() { # url file
  if command -v curl >/dev/null 2>&1; then
    curl -fsSL --retry 2 --connect-timeout 10 -o "$2" "$1"
  elif command -v wget >/dev/null 2>&1; then
    wget -q -T 10 -t 3 -O "$2" "$1"
  else
    say 'neither curl nor wget is here to download with'
    return 1
  fi || {
    say "could not download $1"
    return 1
  }
}

verify() { # file expected-sha256
  if command -v sha256sum >/dev/null 2>&1; then
    sum=$(sha256sum "$1")
  else
    sum=$(shasum -a 256 "$1")
  fi
  [ "${sum%% *}" = "$2" ] || {
    say "the checksum of $(basename "$1") is wrong: it is not used"
    return 1
  }
}

download_kube() {
  base=https://dl.k8s.io/v$kube/bin/$os/$arch/$1
  say "downloading $1 $kube"
  fetch "$base" "$work/$1" && fetch "$base.sha256" "$work/sum" &&
    verify "$work/$1" "$(tr -d '[:space:]' <"$work/sum")" && chmod +x "$work/$1" && publish "$1"
}

download_etcd() {
  name=etcd-v$etcd-$os-$arch
  base=https://github.com/etcd-io/etcd/releases/download/v$etcd
  say "downloading etcd $etcd"
  fetch "$base/$name.tar.gz" "$work/etcd.tgz" && fetch "$base/SHA256SUMS" "$work/sum" &&
    verify "$work/etcd.tgz" "$(sed -n "s|^\([0-9a-f]*\) .*$name\.tar\.gz\$|\1|p" "$work/sum")" &&
    tar -xzf "$work/etcd.tgz" -C "$work" && mv "$work/$name/etcd" "$work/etcd" && publish etcd
}

download_all() {
  [ "$os" = linux ] || {
    say "kube-apiserver is released for Linux only: on $os install Go, or set KUBEBUILDER_ASSETS"
    return 1
  }
  { [ -x "$target/etcd" ] || download_etcd; } &&
    { [ -x "$target/kubectl" ] || download_kube kubectl; } &&
    { [ -x "$target/kube-apiserver" ] || download_kube kube-apiserver; }
}

if build_all || download_all; then
  printf '%s\n' "$target"
  exit 0
fi
say "no kube-apiserver $kube for $os-$arch: install Go, allow the downloads, or set KUBEBUILDER_ASSETS to a folder with $need"
exit 1
