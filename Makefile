# Each target is a thin line over Maven; `make help` lists them.
MVN = mvn -B -Dstyle.color=never
KQL = src/test/kql
# What `make test` does not prove: Elastic's languages, with 60 random rules a form and one in 20 public rules.
SAMPLES = -Dtest='*Elastic*Test,Lucene*Test' -Dsigmac.rules=60 -Dsigmac.one.in=20

.PHONY: help build test prove it check generate format approve clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile

build: ## make target/sigmac-cli.jar
	$(MVN) -q -DskipTests package

test: $(KQL)/node_modules ## run all tests
	$(MVN) test

it: ## build the projects of src/it with the plugin
	$(MVN) -q -Pit -DskipTests verify

prove: $(KQL)/node_modules ## run the proofs, with an Elasticsearch in the test JVM (137 MB of jars); SHORT=1 runs samples
	$(MVN) -Pprove $(if $(SHORT),$(SAMPLES)) test

check: ## check the format, compile with all lints, compare generated/ with what sigma/ compiles to
	$(MVN) -q spotless:check test-compile
	./sigmac verify

generate: ## write generated/ anew from sigma/
	./sigmac generate

format: ## format the sources
	$(MVN) -q spotless:apply

approve: $(KQL)/node_modules ## run the tests and accept what they produce as approved; the diff is the review
	$(MVN) -q test -Dapprove || true
	./sigmac generate
	git status --short -- 'src/test/**/*.approved.*' README.md docs generated

clean: ## remove what was built
	$(MVN) -q clean
	rm -rf $(KQL)/node_modules

# Microsoft's language service, which checks the KQL; without npm those tests are skipped and say so.
$(KQL)/node_modules: $(KQL)/package-lock.json
	@if command -v npm >/dev/null; then cd $(KQL) && npm ci --silent --no-audit --no-fund && touch node_modules; \
	else echo 'make: no npm, so the KQL is not checked by the language service'; fi
