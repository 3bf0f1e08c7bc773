package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery/internal/store"
)

// defaultStore is the store that a command works on when neither --store nor CHANCERY_STORE names one.
const defaultStore = "chancery.db"

// storeFlag adds the flag that names a store.
func storeFlag(cmd *cobra.Command, address *string) {
	cmd.Flags().StringVarP(address, "store", "s", "", "the store: a file, or postgres://user@host/database (default: $CHANCERY_STORE, else "+defaultStore+")")
}

// storeAddress returns the address of the store that is meant.
func storeAddress(flag string) string {
	if flag != "" {
		return flag
	}
	if env := os.Getenv("CHANCERY_STORE"); env != "" {
		return env
	}
	return defaultStore
}

// openStore opens a store for reading alone; one that is not there is a hint, not a riddle.
func openStore(ctx context.Context, flag string) (*store.Store, error) {
	address := storeAddress(flag)
	st, err := store.Options{ReadOnly: true}.Open(ctx, address)
	if errors.Is(err, store.ErrMissing) {
		return nil, fmt.Errorf("there is no store at %s yet: chancery keep --store %s ARTICLES makes one, --store names another", address, address)
	}
	return st, err
}

// openStoreToWrite opens a store for writing too; it makes none where none is.
func openStoreToWrite(ctx context.Context, flag string) (*store.Store, error) {
	st, err := openStore(ctx, flag)
	if err != nil {
		return nil, err
	}
	st.Close()
	return store.Open(ctx, storeAddress(flag))
}

// coder names what reads: the version of the program and, where there are any, of the user's words.
func coder(words string) (string, error) {
	if words == "" {
		return version(), nil
	}
	h := fnv.New64a()
	files := os.DirFS(words)
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, path)
		h.Write([]byte(path + "\x00"))
		h.Write(data)
		return err
	})
	return version() + " words " + strconv.FormatUint(h.Sum64(), 36), err
}
