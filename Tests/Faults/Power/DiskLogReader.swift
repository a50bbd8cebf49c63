/// Turns traced calls into the changes of one folder's files.
struct DiskLogReader {
  /// What a descriptor stands for.
  private enum Opened {
    case file(Int)
    case folder
  }

  private let folder: String
  private var descriptors: [Int: Opened] = [:]
  private var names: [String: Int] = [:]
  private var fileCount = 0
  private(set) var changes: [DiskChange] = []

  /// Begins with an empty folder, or with one that holds the database as file 0.
  init(folder: String, hasDatabase: Bool) {
    self.folder = folder
    if hasDatabase {
      names[NightTruth.name] = 0
      fileCount = 1
    }
  }

  /// Takes the next call; one that failed changed nothing.
  mutating func take(_ call: TracedCalls.Call) throws {
    guard call.result >= 0 else { return }
    let arguments = call.arguments
    switch call.name {
    case "openat", "creat": open(arguments, descriptor: call.result)
    case "close": descriptors[number(arguments, 0)] = nil
    case "dup", "dup2", "dup3": descriptors[call.result] = descriptors[number(arguments, 0)]
    case "unlink", "unlinkat":
      if let name = texts(arguments).first.flatMap(inFolder) {
        names[name] = nil
        changes.append(.unlink(name: name))
      }
    case "rename", "renameat", "renameat2":
      let paths = texts(arguments).map(inFolder)
      if paths.count == 2, let from = paths[0], let to = paths[1] {
        names[to] = names.removeValue(forKey: from)
        changes.append(.rename(from: from, to: to))
      }
    default: try change(call)
    }
  }

  private mutating func change(_ call: TracedCalls.Call) throws {
    guard let opened = descriptors[number(call.arguments, 0)] else { return }
    switch (call.name, opened) {
    case ("fsync", .folder), ("fdatasync", .folder): changes.append(.syncFolder)
    case ("fsync", .file(let file)), ("fdatasync", .file(let file)): changes.append(.sync(file: file))
    case ("ftruncate", .file(let file)):
      changes.append(.truncate(file: file, length: number(call.arguments, 1)))
    case ("pwrite64", .file(let file)):
      let bytes = DiskLogReader.content(call.arguments)
      let offset = call.arguments.split(separator: UInt8(ascii: ",")).last.map { number($0, 0) } ?? 0
      changes.append(.write(file: file, offset: offset, bytes: Array(bytes.prefix(call.result))))
    default: throw Fault(words: "the recording cannot follow the call \(call.name)")
    }
  }

  private mutating func open(_ arguments: ArraySlice<UInt8>, descriptor: Int) {
    descriptors[descriptor] = nil
    guard let path = texts(arguments).first else { return }
    if path == folder {
      descriptors[descriptor] = .folder
    } else if let name = inFolder(path) {
      let file = names[name] ?? fileCount
      if names[name] == nil {
        names[name] = file
        fileCount += 1
        changes.append(.create(file: file, name: name))
      }
      descriptors[descriptor] = .file(file)
      if String(decoding: arguments, as: UTF8.self).contains("O_TRUNC") {
        changes.append(.truncate(file: file, length: 0))
      }
    }
  }

  private func inFolder(_ path: String) -> String? {
    guard path.hasPrefix(folder + "/") else { return nil }
    let name = String(path.dropFirst(folder.count + 1))
    return name.contains("/") ? nil : name
  }

  /// The number that an argument begins with.
  private func number(_ arguments: ArraySlice<UInt8>, _ index: Int) -> Int {
    let parts = arguments.split(separator: UInt8(ascii: ","))
    guard index < parts.count else { return -1 }
    let digits = parts[index].drop { $0 == UInt8(ascii: " ") }.prefix { (48...57).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self)) ?? -1
  }

  private func texts(_ arguments: ArraySlice<UInt8>) -> [String] {
    arguments.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).enumerated().compactMap {
      $0.offset % 2 == 1 ? String(decoding: DiskLogReader.unfold($0.element), as: UTF8.self) : nil
    }
  }

  private static func content(_ arguments: ArraySlice<UInt8>) -> [UInt8] {
    guard let first = arguments.firstIndex(of: UInt8(ascii: "\"")),
      let last = arguments.lastIndex(of: UInt8(ascii: "\"")), first < last
    else { return [] }
    return unfold(arguments[(first + 1)..<last])
  }

  /// The bytes that are written as `\x2f\x64`.
  private static func unfold(_ text: ArraySlice<UInt8>) -> [UInt8] {
    func value(_ letter: UInt8) -> UInt8 { letter < 58 ? letter - 48 : letter - 87 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4)
    var index = text.startIndex
    while index + 3 < text.endIndex {
      bytes.append(value(text[index + 2]) << 4 | value(text[index + 3]))
      index += 4
    }
    return bytes
  }
}
