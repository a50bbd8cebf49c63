/// What a disk holds of one folder: what is surely on it, and what was asked of it since.
///
/// - Shape: a file's bytes are sure up to its last sync, names up to the folder's last sync. Of bytes that are not sure any part may have
///   arrived, whole sectors of 512 bytes each, in any order; of names any first part. Nothing is ever taken from before a sync to behind it.
struct Disk {
  /// What of the unsure arrives when the power is lost.
  enum Loss: CaseIterable {
    case nothingArrives
    case everythingArrives
    case firstPartArrives
    case someArrive
    case sectorsArrive
  }

  private struct File {
    var sure: [UInt8] = []
    var waiting: [DiskChange] = []
  }

  private static let sector = 512

  private var files: [Int: File] = [:]
  private var sureNames: [String: Int] = [:]
  private var waitingNames: [DiskChange] = []

  init(begin: [UInt8]?, name: String) {
    guard let begin else { return }
    files[0] = File(sure: begin)
    sureNames[name] = 0
  }

  /// Takes the next change.
  mutating func take(_ change: DiskChange) {
    switch change {
    case .create(let file, _):
      files[file] = File()
      waitingNames.append(change)
    case .unlink, .rename: waitingNames.append(change)
    case .write(let file, _, _), .truncate(let file, _): files[file]?.waiting.append(change)
    case .sync(let file):
      guard var synced = files[file] else { return }
      for change in synced.waiting { Disk.apply(change, to: &synced.sure) }
      synced.waiting = []
      files[file] = synced
    case .syncFolder:
      for change in waitingNames { Disk.apply(change, to: &sureNames) }
      waitingNames = []
    }
  }

  /// The files by their names when everything arrives.
  func everything() -> [String: [UInt8]] {
    var random = SeedSequence(seed: 0)
    return afterLoss(.everythingArrives, &random)
  }

  /// The files by their names after a loss of power; the index of the log is left out, since it is made anew.
  func afterLoss(_ loss: Loss, _ random: inout SeedSequence) -> [String: [UInt8]] {
    var names = sureNames
    let arrived =
      loss == .everythingArrives
      ? waitingNames.count
      : loss == .nothingArrives ? 0 : random.below(waitingNames.count + 1)
    for change in waitingNames.prefix(arrived) { Disk.apply(change, to: &names) }
    var left: [String: [UInt8]] = [:]
    for (name, file) in names.sorted(by: { $0.key < $1.key }) where !name.hasSuffix("-shm") {
      left[name] = content(files[file] ?? File(), loss, &random)
    }
    return left
  }

  private func content(_ file: File, _ loss: Loss, _ random: inout SeedSequence) -> [UInt8] {
    var bytes = file.sure
    // Where a file grew and its new sectors did not arrive, a disk may hold zeros or what lay there before.
    let isGarbage = random.isOnce(in: 4)
    let first = loss == .firstPartArrives ? random.below(file.waiting.count + 1) : file.waiting.count
    for change in file.waiting.prefix(first) {
      switch loss {
      case .nothingArrives: break
      case .everythingArrives, .firstPartArrives: Disk.apply(change, to: &bytes)
      case .someArrive: if random.isOnce(in: 2) { Disk.apply(change, to: &bytes) }
      case .sectorsArrive: Disk.tear(change, &bytes, isGarbage, &random)
      }
    }
    return bytes
  }

  /// Lets each sector of a write arrive or not.
  private static func tear(
    _ change: DiskChange, _ bytes: inout [UInt8], _ isGarbage: Bool, _ random: inout SeedSequence
  ) {
    guard case .write(let file, let offset, let written) = change else {
      if random.isOnce(in: 2) { apply(change, to: &bytes) }
      return
    }
    var begin = 0
    while begin < written.count {
      let end = min(written.count, ((offset + begin) / sector + 1) * sector - offset)
      if random.isOnce(in: 2) {
        apply(.write(file: file, offset: offset + begin, bytes: Array(written[begin..<end])), to: &bytes)
      } else if offset + end > bytes.count, isGarbage {
        let noise = (begin..<end).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        apply(.write(file: file, offset: offset + begin, bytes: noise), to: &bytes)
      }
      begin = end
    }
  }

  private static func apply(_ change: DiskChange, to bytes: inout [UInt8]) {
    switch change {
    case .write(_, let offset, let written):
      let end = offset + written.count
      if bytes.count < end { bytes.append(contentsOf: repeatElement(0, count: end - bytes.count)) }
      bytes.replaceSubrange(offset..<end, with: written)
    case .truncate(_, let length):
      if length < bytes.count {
        bytes.removeLast(bytes.count - length)
      } else {
        bytes.append(contentsOf: repeatElement(0, count: length - bytes.count))
      }
    default: break
    }
  }

  private static func apply(_ change: DiskChange, to names: inout [String: Int]) {
    switch change {
    case .create(let file, let name): names[name] = file
    case .unlink(let name): names[name] = nil
    case .rename(let from, let to): names[to] = names.removeValue(forKey: from)
    default: break
    }
  }
}
