# The one entrance for people and for CI. It finds a JDK by itself; Maven comes with ./mvnw.

JDK_HOME ?= $(eval JDK_HOME := $$(shell sh hack/find-jdk.sh 25 2>/dev/null))$(JDK_HOME)
VERSION := $(shell sed -n 's|.*<artifactId>peerconn-parent</artifactId>.*||; s|^  <version>\(.*\)</version>.*|\1|p' pom.xml | head -n 1)
MVN = JAVA_HOME='$(JDK_HOME)' ./mvnw $(MVN_ARGS)
JAVA = '$(JDK_HOME)/bin/java' --enable-native-access=ALL-UNNAMED
CRD := crd/src/main/resources/META-INF/fabric8/peerconnections.vpc.baiducloud.io-v1.yml
IMAGE ?= peerconn-operator:$(VERSION)
# what the image's labels say of where it comes from
REVISION ?= $(shell git rev-parse HEAD 2>/dev/null || echo unknown)
SOURCE ?= unknown
CONTAINER_TOOL ?= $(firstword $(notdir $(shell command -v docker podman buildah 2>/dev/null)))

.DEFAULT_GOAL := help
.PHONY: help build test demo playground run install-crd simulator bench bench-scale mutation campaign crd docs messages chart manifests alerts image sbom reproducible version format jdk

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r t d; do printf '  make %-12s %s\n' "$$t" "$$d"; done

jdk:
	@test -n '$(JDK_HOME)' || { sh hack/find-jdk.sh 25 >/dev/null; exit 1; }

build: jdk ## Build every jar, without tests
	@$(MVN) -q -DskipTests package

test: jdk ## Run every test; those on a real API server are skipped loudly where it cannot be had
	@assets=$$(sh hack/kube-binaries.sh) || missing=yes; \
	KUBEBUILDER_ASSETS="$$assets" $(MVN) -T 1C verify || exit 1; \
	[ -z "$$missing" ] || echo 'SKIPPED real API server: hack/kube-binaries.sh found none, see its messages above'

# $(call run,<module>,<class>,<arguments>): builds the module and runs a class of it, or says that there is none yet
define run
@test -f $(1)/src/main/java/$(subst .,/,$(2)).java || { echo 'make $@: not yet: there is no $(2)'; exit 1; }
@$(MVN) -q -Dmaven.test.skip -pl $(1) -am package
@assets=$$(sh hack/kube-binaries.sh); KUBEBUILDER_ASSETS="$$assets" $(JAVA) -cp $(1)/target/peerconn-$(1).jar $(2) $(3) $(ARGS)
endef

demo: jdk ## Start everything, live through a connection's life, and end
	$(call run,e2e,io.baiducloud.peerconn.e2e.Demo)

playground: jdk ## The same, left running for kubectl
	$(call run,e2e,io.baiducloud.peerconn.e2e.Playground)

run: jdk ## Run the operator against the current kubeconfig (ARGS=... are its options)
	@$(MVN) -q -Dmaven.test.skip -pl operator -am package
	@$(JAVA) -jar operator/target/peerconn-operator.jar run $(ARGS)

install-crd: ## Install the PeerConnection definition into the current cluster
	kubectl apply --server-side -f $(CRD)

simulator: jdk ## Run the simulated cloud (ARGS=... are its options)
	@$(MVN) -q -Dmaven.test.skip -pl simulator -am package
	@$(JAVA) -jar simulator/target/peerconn-simulator.jar $(ARGS)

bench: jdk ## Measure the client beside the provider's SDK (JMH, six minutes; ARGS go to JMH)
	$(call run,conformance,io.baiducloud.peerconn.conformance.Benchmarks)

# kube-apiserver and etcd are not what is measured: they may spend memory instead of processor time
bench-scale: export GOGC ?= 400
bench-scale: jdk ## Measure the operator with many objects, in tens of minutes (ARGS="--only fleet-1000 --repeat 1")
	$(call run,e2e,io.baiducloud.peerconn.e2e.ScaleBench)

mutation: jdk ## Count the deliberate mistakes in the client's signer and error mapping that its tests notice
	@$(MVN) -Pmutation -Dmaven.test.skip.exec -Dspotless.check.skip -pl api-client -am test
	@echo 'Report: api-client/target/pit-reports/index.html'

campaign: jdk ## Let everything fail, for long (SEED=... MINUTES=... ARGS=...)
	$(call run,e2e,io.baiducloud.peerconn.e2e.Campaign,$(if $(SEED),--seed=$(SEED)) $(if $(MINUTES),--minutes=$(MINUTES)))

crd: jdk ## Generate the definition from the Java types, into the chart as well, and docs/reference
	@$(MVN) -q -pl crd test-compile exec:java

docs: jdk ## Write the pages that are made from the code
	@$(MVN) -q -pl operator -am test -Dtest='ConditionsPageTest' -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write='$(CURDIR)/docs'

messages: jdk ## Collect everything the operator says to people, for review (after a change of any message)
	@$(MVN) -q -pl operator -am test -Dtest=MessagesTest -Dsurefire.failIfNoSpecifiedTests=false -Dmessages.write=true

# Helm comes as a library of the tests: a JDK is enough.
CHART_TEST = $(MVN) -q -pl e2e -am test -Dspotless.check.skip -Dsurefire.failIfNoSpecifiedTests=false

manifests: jdk ## Write dist/install.yaml from the chart, for kubectl and Kustomize
	@$(CHART_TEST) -Dtest=ManifestsTest -Dmanifests.write='$(CURDIR)/dist'
	@echo dist/install.yaml

chart: jdk ## Write what is made from the chart: README, expected renders, health check
	@$(CHART_TEST) -Dtest='ChartReadmeTest,ChartRenderingTest,GitOpsDocsTest' -Dchart.write=true

alerts: ## Check the alert rules and run their unit tests (needs promtool, which comes with Prometheus)
	@command -v promtool >/dev/null || { echo 'make $@: put promtool on the PATH; it comes with Prometheus (Debian: package prometheus)'; exit 1; }
	promtool check rules helm/peerconn-operator/files/alerts.yaml
	promtool test rules hack/alerts/alerts_test.yaml

image: ## Build the image with docker, podman or buildah (IMAGE=..., IMAGE_ARGS=... are passed on)
	@test -n '$(CONTAINER_TOOL)' || { echo 'make $@: install docker, podman or buildah'; exit 1; }
	$(CONTAINER_TOOL) build $(IMAGE_ARGS) --build-arg VERSION=$(VERSION) --build-arg REVISION=$(REVISION) --build-arg SOURCE=$(SOURCE) -t $(IMAGE) .

sbom: jdk ## Write the operator's bill of materials (CycloneDX) to operator/target/peerconn-operator.cdx.json
	@$(MVN) -q -Dmaven.test.skip -Psbom -pl operator -am package

reproducible: jdk ## Build the jars twice, differently, and compare them byte by byte
	@JAVA_HOME='$(JDK_HOME)' sh hack/reproducible.sh $(MVN_ARGS)

version:
	@echo '$(VERSION)'

format: jdk ## Format the sources
	@$(MVN) -q spotless:apply
