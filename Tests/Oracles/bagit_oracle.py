"""Asks the Library of Congress's bagit whether our bundles are valid bags, and whether it sees changes.

Usage: bagit_oracle.py FOLDER, where FOLDER holds bundles as zip files.
"""

import logging
import pathlib
import sys
import tempfile
import zipfile

import bagit


def unpack(bundle, folder):
    with zipfile.ZipFile(bundle) as archive:
        bad = archive.testzip()
        assert bad is None, f"{bundle.name}: {bad} fails its checksum"
        archive.extractall(folder)
    return pathlib.Path(folder) / "bundle"


def is_valid(path):
    try:
        return bagit.Bag(str(path)).is_valid()
    except bagit.BagError:
        return False


def check(bundle):
    with tempfile.TemporaryDirectory() as folder:
        path = unpack(bundle, folder)
        bag = bagit.Bag(str(path))
        bag.validate()
        assert bag.version == "1.0", bag.version
        payload = sorted(file for file in path.glob("data/**/*") if file.is_file())
        assert sorted(bag.payload_files()) == [str(file.relative_to(path)) for file in payload]
        tags = sorted(file for file in path.iterdir() if file.is_file())
        for file in payload + [tag for tag in tags if tag.name != "tagmanifest-sha256.txt"]:
            good = file.read_bytes()
            file.write_bytes(good + b"\n")
            assert not is_valid(path), f"{bundle.name}: a change of {file.name} was not seen"
            file.unlink()
            assert not is_valid(path), f"{bundle.name}: the loss of {file.name} was not seen"
            file.write_bytes(good)
        (path / "data" / "added").write_bytes(b"")
        assert not is_valid(path), f"{bundle.name}: an added file was not seen"
        (path / "data" / "added").unlink()
        bag.validate()
    return len(payload) + len(tags) - 1  # tagmanifest-sha256.txt itself is listed nowhere


def main():
    logging.disable(logging.CRITICAL)
    bundles = sorted(pathlib.Path(sys.argv[1]).glob("*.zip"))
    if not bundles:
        sys.exit("no bundle was found; the test that writes them did not run")
    for bundle in bundles:
        files = check(bundle)
        print(f"bagit {bagit.VERSION}: {bundle.name} is valid;", end=" ")
        print(f"the change and the loss of each of {files} files was seen")


if __name__ == "__main__":
    main()
