# crosstrail: everything a fresh Debian or Ubuntu with Swift 6.2 on PATH needs, in one place.
# `make demo` and `make test` set up what is missing and then do it; `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The one list of system packages; CI and ArchitectureTests read it here. What each is for:
#   ca-certificates  the hosts that SwiftPM and pip fetch from are checked against them
#   cmark-gfm        GitHub's renderer, through which tests send narratives with hostile names
#   g++              the C++ headers and library under the simdjson shim
#   git              SwiftPM fetches the pinned packages with it
#   libarchive-dev   Custody: archives of logs
#   libcurl4-openssl-dev, libncurses-dev   Swift itself starts with them
#   libsimdjson-dev  Ingest: JSON
#   libsqlite3-dev   Custody: the case database, through GRDB
#   libxlsxwriter-dev   Export: workbooks
#   libxml2-dev      Export: GraphML
#   libxml2-utils    xmllint, which checks the GraphML in tests and in CI
#   pkg-config       SwiftPM finds libxml2 with it
#   python3, -venv   readers of other projects that check our exports, and the benchmark's rival
APT_PACKAGES := ca-certificates cmark-gfm g++ git jq libarchive-dev libcurl4-openssl-dev \
  libncurses-dev librsvg2-bin libsimdjson-dev libsqlite3-dev libxlsxwriter-dev libxml2-dev \
  libxml2-utils pkg-config python3 python3-venv

# Packages that not every distribution has; where there is none, the tests that need it are skipped by name.
#   chromium         reads the HTML report as people do, in tests
APT_OPTIONAL := chromium

# The one list of Python packages, from PyPI, into a folder of the build alone.
PYTHON_PACKAGES := networkx~=3.2 igraph~=1.0 duckdb~=2.0 stix2-validator~=3.3 openpyxl~=3.1
VENV := .build/venv

PROGRAM := .build/release/crosstrail
SWIFT_SOURCES := Package.swift Sources Tests Templates
RELEASE := swift build -c release --static-swift-stdlib

.PHONY: help setup swift-is-here packages python build release demo test golden format lint docs \
  bench clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: swift-is-here python ## Install what is missing: system packages and the checkers

# Swift's own libraries are among the packages, so they come first.
swift-is-here: packages
	@command -v swift >/dev/null || { \
	  echo 'error: swift is not on PATH. Install Swift 6.2 from https://www.swift.org/install/linux/' >&2; \
	  echo '       and put its usr/bin folder on PATH; everything else is installed by make.' >&2; \
	  exit 1; }
	@said=$$(swift --version 2>&1 || true); \
	if ! [[ $$said =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]]; then \
	  printf 'error: swift is on PATH and does not start:\n%s\n' "$$said" >&2; exit 1; fi; \
	major=$${BASH_REMATCH[1]} minor=$${BASH_REMATCH[2]}; \
	if (( major < 6 || (major == 6 && minor < 2) )); then \
	  echo "error: Swift 6.2 or later is needed; the one on PATH is $$major.$$minor." >&2; exit 1; fi

packages:
	@is_here() { dpkg-query -W -f='$${Status}\n' "$$1" 2>/dev/null | grep -q '^install ok installed$$'; }; \
	root=(); if (( $$(id -u) != 0 )); then root=(sudo); fi; \
	install=("$${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends); \
	missing=(); \
	for package in $(APT_PACKAGES); do is_here "$$package" || missing+=("$$package"); done; \
	if (( $${#missing[@]} )); then \
	  echo "installing: $${missing[*]}"; \
	  "$${root[@]}" apt-get update -qq </dev/null; \
	  "$${install[@]}" "$${missing[@]}" </dev/null; \
	fi; \
	for package in $(APT_OPTIONAL); do \
	  if ! is_here "$$package" && [[ -n "$$(apt-cache madison "$$package" 2>/dev/null)" ]]; then \
	    echo "installing: $$package"; \
	    "$${install[@]}" "$$package" </dev/null \
	      || echo "warning: without $$package some tests are skipped" >&2; \
	  fi; \
	done

# The stamp names the list: another list makes the folder again. Without a way to PyPI the tests that
# need these readers are skipped by name; in CI that is a failure.
python: packages
	@stamp="$(VENV)/made-of"; \
	if [[ "$$(cat "$$stamp" 2>/dev/null)" != "$(PYTHON_PACKAGES)" ]]; then \
	  echo 'setting up: $(PYTHON_PACKAGES)'; \
	  rm -rf $(VENV); mkdir -p .build; \
	  if /usr/bin/python3 -m venv $(VENV) \
	    && $(VENV)/bin/python -m pip install --quiet --disable-pip-version-check $(PYTHON_PACKAGES); then \
	    echo '$(PYTHON_PACKAGES)' >"$$stamp"; \
	  else \
	    rm -rf $(VENV); \
	    echo 'warning: without these readers some tests are skipped' >&2; \
	    [[ -z "$${CI:-}" ]]; \
	  fi; \
	fi

build: setup ## Build for debugging; an import that Package.swift doesn't declare is an error
	swift build --explicit-target-dependency-import-check error

release: swift-is-here ## Build the program with Swift linked in: .build/release/crosstrail
	$(RELEASE) --product crosstrail

demo: setup release ## Investigate an invented incident into Cases/demo
	$(PROGRAM) demo

test: setup ## Build and run every test
	swift build --build-tests
	swift test --skip-build --disable-xctest

golden: setup ## Run the golden cases alone; RECORD=1 rewrites what they expect, and fails
	swift build --build-tests
	swift test --skip-build --disable-xctest --filter GoldenTests

format: swift-is-here ## Format the sources in place
	swift format --in-place --recursive --parallel $(SWIFT_SOURCES)

lint: swift-is-here ## Check format and rules without changing anything
	swift format lint --strict --recursive --parallel $(SWIFT_SOURCES)

docs: swift-is-here ## Build the documentation into .build/docs; a dangling link is an error
	swift package --allow-writing-to-directory .build/docs generate-documentation \
	  --target Pipeline --warnings-as-errors --output-path .build/docs </dev/null

bench: setup release ## Measure investigate against DuckDB, and walks over a million edges
	$(RELEASE) --product CaseForge
	$(VENV)/bin/python Tests/Benchmarks/investigate.py
	BENCH=1 swift test --disable-xctest --filter WalkBenchmark

clean: ## Remove what was built
	rm -rf .build
