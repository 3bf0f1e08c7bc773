# Two commands do everything on a fresh machine: make demo, make test.

.PHONY: demo test build

# demo builds the program and reads a sample web page.
demo: build
	./bin/chancery read --format text testdata/demo.html

# test runs every check and test; it installs what is missing and says so.
test:
	scripts/test.sh

build:
	@scripts/need-go.sh
	CGO_ENABLED=0 go build -trimpath -o bin/chancery ./cmd/chancery
