#!/bin/sh
# Writes the stubs of proto/ into a folder (default: this one). Needs protoc and grpc_python_plugin
# (Debian: protobuf-compiler protobuf-compiler-grpc), or else grpcio-tools.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here}
proto=$here/../../proto
files="plume/model/v1/model.proto plume/policy/v1/policy.proto plume/weather/v1/weather.proto plume/protein/v1/protein.proto"
mkdir -p "$out"
cd "$proto"
if command -v protoc >/dev/null && command -v grpc_python_plugin >/dev/null; then
  # shellcheck disable=SC2086
  protoc -I. --python_out="$out" --pyi_out="$out" --grpc_out="$out" \
    --plugin=protoc-gen-grpc="$(command -v grpc_python_plugin)" $files
else
  # shellcheck disable=SC2086
  python3 -m grpc_tools.protoc -I. --python_out="$out" --pyi_out="$out" --grpc_python_out="$out" $files
fi
