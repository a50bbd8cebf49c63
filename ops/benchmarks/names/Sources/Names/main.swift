import Foundation
import JapaneseText

// Usage: Names make COUNT FILE    writes a list of names
//        Names time FILE          times folding, keys and similarity over it, the median of five rounds

/// The processor time that this thread has used; other programs on the machine do not count.
func usedSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}

/// Runs a piece of work five times and prints the median rate; the checksum keeps the work from being left out.
func report(_ what: String, count: Int, _ work: () -> UInt64) {
  var seconds: [Double] = []
  var checksum: UInt64 = 0
  for _ in 0..<5 {
    let start = usedSeconds()
    checksum = work()
    seconds.append(usedSeconds() - start)
  }
  let rate = Double(count) / seconds.sorted()[2] / 1_000_000
  print("\(what): \((rate * 100).rounded() / 100) million a second (checksum \(checksum))")
}

func time(_ file: String) throws {
  let list = NameList(lines: Array(try Data(contentsOf: URL(filePath: file))))
  let (bytes, starts) = (list.bytes, list.starts)
  report("folding", count: list.count) {
    var folded = FoldedText()
    var sum = 0
    for index in 0..<list.count {
      folded.fold(bytes.span.extracting(starts[index]..<starts[index + 1]))
      sum &+= folded.count
    }
    return UInt64(sum)
  }
  report("keys", count: list.count) {
    var builder = NameKeyBuilder()
    var sum = 0
    for index in 0..<list.count {
      builder.build(bytes.span.extracting(starts[index]..<starts[index + 1]))
      sum &+= builder.key.count
    }
    return UInt64(sum)
  }
  report("keys with hash", count: list.count) {
    var builder = NameKeyBuilder()
    var sum: UInt64 = 0
    for index in 0..<list.count {
      builder.build(bytes.span.extracting(starts[index]..<starts[index + 1]))
      sum ^= builder.hash
    }
    return sum
  }
  var builder = NameKeyBuilder()
  let keys = (0..<list.count).map { index in
    builder.build(bytes.span.extracting(starts[index]..<starts[index + 1]))
    return builder.nameKey
  }
  report("similarity of neighbours", count: list.count - 1) {
    var similarity = NameSimilarity()
    var sum = 0.0
    for index in 1..<keys.count { sum += similarity.score(keys[index - 1], keys[index]) }
    return UInt64(sum)
  }
}

let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "make", let count = Int(arguments[2]) {
  try Data(NameList.generated(count: count, seed: 7)).write(to: URL(filePath: arguments[3]))
} else if arguments.count == 3, arguments[1] == "time" {
  try time(arguments[2])
} else {
  print("usage: Names make COUNT FILE | Names time FILE")
  exit(64)
}
