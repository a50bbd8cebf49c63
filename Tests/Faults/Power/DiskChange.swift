/// One change that a night asked of the disk, in the order in which it asked.
enum DiskChange: Sendable {
  /// A file that is new under a name; files are numbered in the order in which they came to be.
  case create(file: Int, name: String)
  case write(file: Int, offset: Int, bytes: [UInt8])
  case truncate(file: Int, length: Int)
  /// Everything of the file is on the disk once this is over.
  case sync(file: Int)
  /// All names are.
  case syncFolder
  case unlink(name: String)
  case rename(from: String, to: String)
}
