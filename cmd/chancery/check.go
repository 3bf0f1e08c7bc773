package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/chancery-project/chancery"
	"github.com/chancery-project/chancery/internal/lexicon"
	"github.com/chancery-project/chancery/internal/world"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check PATH...",
		Short: "Check your own word files",
		Long: `Check reads word files as "read --words" would and prints every line that is wrong, with the reason,
and every file whose name nothing reads: a folder with all word files in it, or one file. It reads
the sentences that prove your entries and tells each in which the entry does not speak, or speaks
and must not, with what was found there instead. Of the tables of the world it also tells where two
persons hold one office at a time, and where a name means two things and does not say so.

What a file is for is told by the folder it lies in (world, events, framing, …); a file of the
world is also known by its sections. Exit status 1 says that something is wrong.`,
		Example: `  chancery check my-words
  chancery check my-words/world/actors.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			wrong := 0
			for _, path := range args {
				words, err := wordFiles(path)
				if err != nil {
					return err
				}
				for _, line := range problems(words) {
					wrong++
					fmt.Fprintln(a.stdout, line)
				}
			}
			if wrong > 0 {
				return errReported
			}
			return nil
		},
	}
}

// problems returns what is wrong in the word files, one line each.
func problems(words fs.FS) []string {
	seen := watched{words, map[string]bool{}}
	rd, err := chancery.NewReader(chancery.Options{Words: seen})
	if err != nil {
		return strings.Split(err.Error(), "\n")
	}
	w, err := world.Load(words)
	if err != nil {
		return strings.Split(err.Error(), "\n")
	}
	out := seen.unread()
	for _, err := range w.Problems() {
		if line := err.Error(); strings.HasPrefix(line, "world/") { // the user's, not ours
			out = append(out, line)
		}
	}
	for _, err := range rd.Prove() {
		out = append(out, err.Error())
	}
	return out
}

// watched is a folder of word files that remembers which of them were opened.
type watched struct {
	fs.FS
	opened map[string]bool
}

// Open opens the file and remembers its name.
func (w watched) Open(name string) (fs.File, error) {
	w.opened[name] = true
	return w.FS.Open(name)
}

// ReadDir lists a folder.
func (w watched) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, name) }

// unread tells of the word files that no package has opened: their names are wrong.
func (w watched) unread() []string {
	var out []string
	for _, folder := range slices.Sorted(maps.Keys(packages)) {
		list, _ := fs.ReadDir(w.FS, folder) // a folder that is not there has none
		for _, e := range list {
			name := folder + "/" + e.Name()
			if strings.HasSuffix(name, ".txt") && !e.IsDir() && !w.opened[name] {
				out = append(out, name+": no file of this name is read (docs/words.md)")
			}
		}
	}
	return out
}

// packages are the folders of word files.
var packages = map[string]bool{"world": true, "actors": true, "times": true, "statements": true, "events": true, "commitments": true, "framing": true}

// wordFiles returns the folder path, or a folder that holds the file path alone.
func wordFiles(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, cause(err))
	}
	if info.IsDir() {
		if packages[filepath.Base(filepath.Clean(path))] {
			path = filepath.Dir(filepath.Clean(path))
		}
		return os.DirFS(path), nil
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	folder := filepath.Base(filepath.Dir(whole))
	if !packages[folder] {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, cause(err))
		}
		entries, _ := lexicon.Parse(path, data)
		if len(entries) == 0 || !world.Section(entries[0].Section) {
			return nil, &usageError{fmt.Errorf("%s: put it into a folder that tells what it is for: world, events, framing, …", path)}
		}
		folder = "world"
	}
	return oneFile{folder, whole}, nil
}

// oneFile is a folder of word files that holds one alone, in the folder of its package, with
// those beside it that declare what it may use.
type oneFile struct{ folder, path string }

// declares are the files that tell other files of their folder what there is.
var declares = map[string]bool{"events/types.txt": true, "events/classes.txt": true, "times/words.txt": true}

// Open opens the file, or one that declares; no other exists.
func (f oneFile) Open(name string) (fs.File, error) {
	if name == f.folder+"/"+filepath.Base(f.path) {
		return os.Open(f.path)
	}
	if declares[name] && strings.HasPrefix(name, f.folder+"/") {
		return os.Open(filepath.Join(filepath.Dir(f.path), filepath.Base(name)))
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the folder.
func (f oneFile) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != f.folder {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	info, err := os.Stat(f.path)
	if err != nil {
		return nil, err
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(info)}, nil
}
