# What there is to do here, one line each: `make help`.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run cache dev test build native artefacts native-artefacts cold-starts deploy-check fuzz vulnerabilities licences release reproducible import audit-verify console-check faults load format clean

MVN := .mvn/tools mvn
JAVA := .mvn/tools java
FUNCTIONS := members,activities,coupons,segments,totals,privacy,aggregation
comma := ,
# The Maven modules of some functions.
modules = functions/$(subst $(comma),$(comma)functions/,$(1))
LOCAL := functions/local/target/quarkus-app/quarkus-run.jar
LOCAL_CACHE := functions/local/target/local.aot
IMPORTER := functions/local/importer/target/importer/.built
CONSOLE_CHECK := functions/local/console/src/check
# Bounds what `make run` takes: some 400 MB under load here, and as much for the database, which local starts.
LOCAL_JVM ?= -XX:+UseSerialGC -Xms48m -Xmx384m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30
# The functions that become native executables: all of them, or some, such as MERIT_NATIVE_FUNCTIONS=members,totals.
MERIT_NATIVE_FUNCTIONS ?= $(FUNCTIONS)
NATIVE := $(subst $(comma), ,$(MERIT_NATIVE_FUNCTIONS))
# Others stand on these four, which are left unbuilt then, as libraries of classes.
NATIVE_MODULES := -pl $(call modules,$(MERIT_NATIVE_FUNCTIONS)) -am \
  $(patsubst %,-Dmerit.%.goal=generate-code,$(filter-out $(NATIVE),coupons segments privacy aggregation))
# More for the builds, such as -Dquarkus.native.additional-build-args-append=-Ob, which makes them quicker and their executables slower.
NATIVE_OPTIONS ?=
# What `make cold-starts` measures, such as -Dmerit.cold-starts.functions=activities -Dmerit.cold-starts=5 (rounds).
MEASURE ?=
NO_TESTS := -DskipTests -Dmerit.tests.skip=true
ARTEFACTS := $(NO_TESTS) -Dmerit.artefacts.skip=false '-Dit.test=!ColdStartIT'
NO_ZIPS := -Dmerit.function.goal=generate-code -Dquarkus.dependency.sbom.skip=true
RELEASE := target/release
# Quarkus 3.34 orders some generated code by identity hashes (quarkusio/quarkus#53086); these are all the same then.
SAME_HASHES := -XX:+UnlockExperimentalVMOptions -XX:hashCode=2
LOG := .tools/build.log

# Anything that what runs is made of.
SOURCES := $(shell find pom.xml functions .mvn \( -name target -o -path '*/src/test' \) -prune -o -type f -print)

# Runs Maven with a line for each module; all it says is in the log, whose end is shown if it fails.
define quietly
mkdir -p .tools; \
$(MVN) $(1) 2>&1 | tee $(LOG) | sed -n 's/^\[INFO\] Building \(Merit: [a-z ]*[a-z]\) .*\(\[[0-9]*.[0-9]*\]\)/  \2 \1/p' \
  || { grep -E '^\[(ERROR|WARNING)\]' $(LOG) | head -n 60; echo "The build failed; all of it is in $(LOG)"; exit 1; } >&2
endef

help: ## Say what there is to do
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

run: $(LOCAL) ## Serve everything on http://localhost:8080, with an embedded database that keeps its data in .data/
	@exec $(JAVA) $(LOCAL_JVM) $(if $(wildcard $(LOCAL_CACHE)),-XX:AOTCache=$(LOCAL_CACHE)) -jar $(LOCAL)

cache: $(LOCAL) ## Train an AOT cache for local, so that `make run` starts faster
	@.mvn/train $(LOCAL) $(LOCAL_CACHE)

dev: ## The same, but changes to the sources take effect while it runs
	@$(MVN) test-compile quarkus:dev $(NO_ZIPS) -pl functions/local -am -Dquarkus.analytics.disabled=true -Dquarkus.warnIfBuildGoalMissing=false

test: ## Compile everything, check its form, run all tests, two modules at a time; check their logs for personal data
	@find functions -path '*/target/test.log*' -delete
	@$(MVN) -T2 verify $(NO_ZIPS)
	@python3 -B infra/check/logs.py .

build: ## Build every function's target/function.zip (on the JVM), without the tests
	@$(MVN) package $(NO_TESTS)

native: ## Build functions' target/function.zip as native executables; needs GraalVM 25 or Docker (there PLATFORM=linux/arm64|linux/amd64)
	@if graalvm=$$(.mvn/tools graalvm) && [ "$$(uname -s)" = Linux ]; then \
	  echo "Building $(MERIT_NATIVE_FUNCTIONS) with the GraalVM in $$graalvm"; \
	  GRAALVM_HOME=$$graalvm $(MVN) package -Dnative $(NO_TESTS) $(NATIVE_OPTIONS) $(NATIVE_MODULES); \
	elif docker info >/dev/null 2>&1; then \
	  echo "Building $(MERIT_NATIVE_FUNCTIONS) in Docker"; \
	  $(MVN) package -Dnative $(NO_TESTS) -Dquarkus.native.container-build=true $(NATIVE_OPTIONS) \
	    $(if $(PLATFORM),-Dquarkus.native.container-runtime-options=--platform=$(PLATFORM)) $(NATIVE_MODULES); \
	else \
	  echo "make native: no GraalVM 25 for Linux is in GRAALVM_HOME, on the PATH or in the usual places, and no Docker runs." >&2; \
	  echo "Install one of them (https://www.graalvm.org/downloads), and set GRAALVM_HOME if it is somewhere unusual." >&2; \
	  exit 1; \
	fi
	@du -k $(NATIVE:%=functions/%/target/*-runner) $(NATIVE:%=functions/%/target/function.zip) | sort -k 2

deploy-check: $(LOCAL) .tools/check/.installed .tools/scanner/.installed ## Check the infrastructure against the code, without an account, and the artefacts under the emulator
	@.tools/check/bin/cfn-lint infra/*.yaml
	@.tools/check/bin/python -B infra/check/templates.py .tools/translated
	@for folder in infra .tools/translated; do .tools/scanner/bin/checkov --config-file infra/check/checkov.yaml --directory $$folder; done
	@.tools/check/bin/python -B -m pytest -q -p no:cacheprovider infra/check
	@echo "Skipped: CodeDeploy, and alarms on more than one metric, which the emulator does not have; linted and scanned they are"
	@$(MAKE) --no-print-directory artefacts
	@$(MAKE) --no-print-directory vulnerabilities
	@$(MAKE) --no-print-directory licences

fuzz: $(LOCAL) .tools/fuzz/.installed ## Send generated requests to local as each role: make fuzz [EXAMPLES=20] [PHASES=examples,coverage,fuzzing,stateful]
	@.tools/fuzz/bin/python -B infra/check/fuzz.py $(or $(EXAMPLES),20) $(PHASES)

vulnerabilities: ## List the known vulnerabilities of the libraries in what was built
	@python3 -B infra/check/vulnerabilities.py functions/*/target/function.zip functions/local/target/quarkus-app/lib \
	  $(wildcard functions/local/database/target/database functions/local/importer/target/importer)

licences: ## Check the licences of the libraries in what was built against the list of those allowed
	@python3 -B infra/check/licences.py functions/*/target/bom.json

release: ## Build every function.zip (on the JVM) for a release, with SBOMs, checksums and a signature, in target/release
	@MAVEN_OPTS="$(SAME_HASHES)" $(MVN) -q package $(NO_TESTS) -pl $(call modules,$(FUNCTIONS)) -am
	@python3 -B infra/check/licences.py functions/*/target/bom.json
	@python3 -B infra/check/release.py $(RELEASE) $(subst $(comma), ,$(call modules,$(FUNCTIONS)))
	@cd $(RELEASE); if [ -n "$${COSIGN_KEY:-}" ] && command -v cosign >/dev/null; then \
	  cosign sign-blob --yes --key "$$COSIGN_KEY" --bundle SHA256SUMS.sigstore.json SHA256SUMS; \
	elif command -v gpg >/dev/null && [ -n "$$(gpg --list-secret-keys --with-colons 2>/dev/null)" ]; then \
	  gpg --batch --yes --armor --detach-sign SHA256SUMS && echo "Signed: SHA256SUMS.asc"; \
	else \
	  echo "Skipped: the signature (neither cosign with COSIGN_KEY nor a secret key of gpg is here)"; \
	fi

reproducible: ## Build a release of two copies of the sources and compare the bytes; takes twice the minutes of `make build`
	@for copy in one two; do \
	  rm -rf target/reproducible/$$copy && mkdir -p target/reproducible/$$copy; \
	  git ls-files -co --exclude-standard | tar -c -T - | tar -x -C target/reproducible/$$copy; \
	  ln -s "$$PWD/.tools" target/reproducible/$$copy/.tools; \
	  $(MAKE) --no-print-directory -C target/reproducible/$$copy release; \
	done
	@python3 -B infra/check/release.py --compare target/reproducible/one/$(RELEASE) target/reproducible/two/$(RELEASE)

artefacts: ## Try every function.zip (on the JVM) as Lambda runs it, under AWS's emulator, and local/ with the same suite
	@.mvn/emulator
	@$(MVN) verify $(ARTEFACTS) -pl functions/local,functions/local/artefacts -am

native-artefacts: $(LOCAL) ## Try the native executables that were built with the same suite, and compare their answers with the others'
	@.mvn/emulator
	@$(MVN) verify $(ARTEFACTS) $(NATIVE_OPTIONS) -Dmerit.native.functions=$(MERIT_NATIVE_FUNCTIONS) -pl functions/local/artefacts -am

cold-starts: ## Measure each function's start and speed in every form that can be built here, and write docs/cold-starts.md
	@$(MVN) package $(NO_TESTS) -pl $(call modules,$(FUNCTIONS)) -am
	@for zip in functions/*/target/function.zip; do \
	  function=$${zip%/target/function.zip}; \
	  install -D "$$zip" "functions/local/artefacts/target/jvm/$${function#functions/}/function.zip"; \
	done
	@if .mvn/tools graalvm >/dev/null; then \
	  $(MAKE) --no-print-directory native; \
	else \
	  echo "Skipped: native executables"; \
	fi
	@$(MVN) verify $(NO_TESTS) -Dmerit.artefacts.skip=false -Dit.test=ColdStartIT $(MEASURE) -pl functions/local/artefacts -am

faults: $(LOCAL) ## Run Merit with a store that fails and processes that are killed: make faults [REQUESTS=…] [MINUTES=10] [SEED=1]
	@$(MVN) -q verify $(NO_ZIPS) -pl functions/local -am -Dtest=none -Dit.test=FaultsIT -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dmerit.faults.requests=$(or $(REQUESTS),1000000) -Dmerit.faults.minutes=$(or $(MINUTES),10) \
	  -Dmerit.faults.seed=$(or $(SEED),1) $(FAULTS)

load: $(LOCAL) ## The same without faults and kills; shows latencies and memory: make load [MINUTES=10] [SEED=1]
	@$(MVN) -q verify $(NO_ZIPS) -pl functions/local -am -Dtest=none -Dit.test=LoadIT -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dfailsafe.failIfNoSpecifiedTests=false -Dmerit.faults.minutes=$(or $(MINUTES),10) -Dmerit.faults.seed=$(or $(SEED),1)

import: $(IMPORTER) ## Import a file over HTTP: make import FILE=… [FORMAT=cdnow|members|activities|marketing] [ARGS=…]
	@[ -n "$(FILE)" ] || { echo "make import: which file? make import FILE=… [ARGS=--help]" >&2; exit 1; }
	@exec $(JAVA) -cp '$(dir $(IMPORTER))*' dev.merit.importer.Import $(if $(FORMAT),--format $(FORMAT)) $(ARGS) "$(FILE)"

audit-verify: ## Check the audit log against its roots: make audit-verify URL=… [ROOTS=file] with an operator's token in MERIT_TOKEN
	@[ -n "$(URL)" ] || { echo "make audit-verify: which URL? make audit-verify URL=… [ROOTS=file]" >&2; exit 1; }
	@exec python3 -B infra/check/audit.py "$(URL)" $(if $(ROOTS),"$(ROOTS)")

console-check: ## Check the types of the console's JavaScript, where Node is here
	@if command -v npm >/dev/null; then \
	  $(MAKE) --no-print-directory .tools/console/.installed && \
	  .tools/console/node_modules/.bin/tsc --project $(CONSOLE_CHECK) && echo "The console's types agree"; \
	else \
	  echo "Skipped: the types of the console (no Node)"; \
	fi

format: ## Lay out the sources as the build wants them
	@$(MVN) -q spotless:apply

clean: ## Remove what was built
	@$(MVN) -q clean

$(LOCAL): $(SOURCES)
	@echo "Building Merit (the first time Maven fetches what it needs, which takes some minutes)"
	@$(call quietly,package $(NO_TESTS) $(NO_ZIPS) -pl functions/local -am)
	@rm -f $(LOCAL_CACHE)
	@touch $@

$(IMPORTER): $(SOURCES)
	@$(call quietly,package $(NO_TESTS) $(NO_ZIPS) -pl functions/local/importer -am)
	@touch $@

# The type checker of the console, and the types of its libraries.
.tools/console/.installed: $(CONSOLE_CHECK)/package.json
	@mkdir -p $(@D) && cp $< $(@D) && cd $(@D) && npm install --silent --no-audit --no-fund
	@touch $@

# Python's tools, each set in an environment of its own.
.tools/%/.installed: infra/check/%.txt
	@python3 -c 'import sys, venv, ensurepip; assert sys.version_info >= (3, 11)' 2>/dev/null \
	  || { echo "make deploy-check: Python 3.11 or later with venv is not here; install it (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@echo "Installing what checks the infrastructure: $*"
	@rm -rf $(@D) && python3 -m venv $(@D) && $(@D)/bin/python -m pip install -q --disable-pip-version-check -r $<
	@touch $@
