// A client of the log of publications that is not ours: Go's sumdb/note and sumdb/tlog. It reads a site's folder and checks
// the signature, that every entry is in the log, that every earlier log is a beginning of it, and that the newest entry
// stands for the lines of SHA256SUMS. `log-client SITE [PUBLIC-KEY]`; see .ci/log-client.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tiles string

func (t tiles) Height() int { return 8 }

func (t tiles) ReadTiles(all []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range all {
		// Go writes the height into the path, C2SP does not.
		data, err := os.ReadFile(filepath.Join(string(t), strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, index := range indexes {
		found = append(found, m[index])
	}
	return found, nil
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func hold(holds bool, what string) {
	if !holds {
		must(0, fmt.Errorf("%s", what))
	}
}

// The leaves of a tree, from its bundles.
func leaves(folder string, size int64) [][]byte {
	var all [][]byte
	for number := int64(0); number*256 < size; number++ {
		width := size - number*256
		if width > 256 {
			width = 256
		}
		path := tlog.Tile{H: 8, L: 0, N: number, W: int(width)}.Path()
		data := must(os.ReadFile(filepath.Join(folder, strings.Replace(path, "tile/8/0/", "tile/entries/", 1))))
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			all, data = append(all, data[2:2+length]), data[2+length:]
		}
	}
	hold(int64(len(all)) == size, "bundles have another number of leaves")
	return all
}

// Checks that each leaf is in the tree, and that each smaller tree is a beginning of it.
func check(folder string, tree tlog.Tree, all [][]byte) {
	reader := tlog.TileHashReader(tree, tiles(folder))
	var stored memory
	for place, leaf := range all {
		stored = append(stored, must(tlog.StoredHashes(int64(place), leaf, stored))...)
		proof := must(tlog.ProveRecord(tree.N, int64(place), reader))
		must(0, tlog.CheckRecord(proof, tree.N, tree.Hash, int64(place), tlog.RecordHash(leaf)))
	}
	for size := int64(1); size < tree.N; size++ {
		old := must(tlog.TreeHash(size, stored))
		must(0, tlog.CheckTree(must(tlog.ProveTree(tree.N, size, reader)), tree.N, tree.Hash, size, old))
	}
}

func main() {
	site := os.Args[1]
	text := string(must(os.ReadFile(filepath.Join(site, "log/checkpoint"))))
	signed := "unsigned"
	if len(os.Args) > 2 {
		opened := must(note.Open([]byte(text), note.VerifierList(must(note.NewVerifier(os.Args[2])))))
		text, signed = opened.Text, "signed by "+opened.Sigs[0].Name
	}
	lines := strings.Split(text, "\n")
	tree := tlog.Tree{N: must(strconv.ParseInt(lines[1], 10, 64)), Hash: must(tlog.ParseHash(lines[2]))}
	entries := leaves(filepath.Join(site, "log"), tree.N)
	check(filepath.Join(site, "log"), tree, entries)
	var newest struct {
		Files int64
		Root  string
	}
	must(0, json.Unmarshal(entries[tree.N-1], &newest))
	files := tlog.Tree{N: newest.Files, Hash: must(tlog.ParseHash(newest.Root))}
	sums := leaves(filepath.Join(site, "log/files"), files.N)
	check(filepath.Join(site, "log/files"), files, sums)
	listed := must(os.ReadFile(filepath.Join(site, "SHA256SUMS")))
	hold(bytes.Equal(bytes.Join(sums, nil), listed), "SHA256SUMS has other lines than the tree of files")
	fmt.Printf("%s: %s, %d publications, %d files\n", site, signed, tree.N, files.N)
}
