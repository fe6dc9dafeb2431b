// Reads a gzip-compressed tar and prints a line for each entry: its name, its mode, and the hash of its content.
// Fails when there is more than one gzip member, or anything behind it.
package main

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := list(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func list(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	// The reader of gzip takes no more than it needs from a reader of bytes.
	buffered := bufio.NewReader(file)
	unzipped, err := gzip.NewReader(buffered)
	if err != nil {
		return err
	}
	unzipped.Multistream(false)
	entries := tar.NewReader(unzipped)
	for {
		header, err := entries.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		hash := sha256.New()
		if _, err := io.Copy(hash, entries); err != nil {
			return err
		}
		fmt.Printf("%s %o %x\n", header.Name, header.Mode, hash.Sum(nil))
	}
	// Only at its end does gzip compare its checksum.
	if _, err := io.Copy(io.Discard, unzipped); err != nil {
		return err
	}
	if _, err := buffered.ReadByte(); err != io.EOF {
		return fmt.Errorf("something follows the member")
	}
	return nil
}
