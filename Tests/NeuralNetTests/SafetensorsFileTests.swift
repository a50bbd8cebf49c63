import NeuralNet
import Testing

struct SafetensorsFileTests {
  static let sample = SafetensorsFile(
    tensors: [
      SafetensorsTensor(name: "weights", shape: [2, 3], elements: .float32([1, -2.5, 0, 3e-38, -0.0, 7])),
      SafetensorsTensor(name: "bounds", shape: [2], elements: .float64([0.1, -1e300])),
      SafetensorsTensor(name: "counts", shape: [], elements: .int64([.min])),
      SafetensorsTensor(name: "none", shape: [0, 4], elements: .float32([])),
    ],
    metadata: ["モデル": "目利き \"1\"\n\\", "a": "\u{1}"])

  /// A file with the given header text and so many bytes of data.
  static func file(header: String, data: [UInt8] = []) -> [UInt8] {
    let length = UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8) + data
  }

  func problem(_ bytes: [UInt8], allowsNonFinite: Bool = false) -> SafetensorsProblem? {
    do throws(NeuralNetError) {
      _ = try SafetensorsFile(bytes: bytes, allowsNonFinite: allowsNonFinite)
      return nil
    } catch {
      guard case .unreadableWeights(let problem) = error else { return nil }
      return problem
    }
  }

  @Test func contentsSurviveTheRoundTrip() throws {
    let bytes = try Self.sample.bytes()
    let read = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
    #expect(read == Self.sample)
    #expect(read.tensors.map(\.name) == ["bounds", "counts", "none", "weights"])
    #expect(read.tensor(named: "counts")?.elements == .int64([.min]))
    #expect(read.tensor(named: "absent") == nil)
    #expect(try read.bytes() == bytes)
  }

  @Test func dataStartsAlignedAndWideElementsComeFirst() throws {
    let bytes = try Self.sample.bytes()
    let headerBytes = bytes[0..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    #expect(headerBytes % 8 == 0)
    #expect(bytes.count == 8 + headerBytes + 6 * 4 + 2 * 8 + 8)
    let firstData = Array(bytes[(8 + headerBytes)..<(16 + headerBytes)])
    #expect(firstData == (0..<8).map { UInt8(truncatingIfNeeded: (0.1).bitPattern >> (8 * $0)) })
  }

  @Test func everyCutOfAFileIsRefused() throws {
    let bytes = try Self.sample.bytes()
    for length in 0..<bytes.count { #expect(problem(Array(bytes[0..<length])) != nil, "cut at \(length)") }
    #expect(problem(bytes + [0]) == .trailingBytes(count: 1))
  }

  @Test func everyChangedHeaderByteIsReadOrRefusedWithoutATrap() throws {
    let bytes = try Self.sample.bytes()
    let headerEnd = 8 + bytes[0..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    var refused = 0
    for position in 0..<headerEnd {
      for flip: UInt8 in [0x01, 0x20, 0x80, 0xFF] {
        var changed = bytes
        changed[position] ^= flip
        if problem(changed) != nil { refused += 1 }
      }
    }
    #expect(refused > headerEnd * 2)
  }

  @Test func overlongHeadersAreRefusedBeforeTheyAreRead() {
    let limit = SafetensorsProblem.headerTooLong(limitBytes: 1_048_576)
    #expect(problem([255, 255, 255, 255, 255, 255, 255, 255]) == limit)
    #expect(problem([1, 0, 16, 0, 0, 0, 0, 0]) == limit)
    #expect(problem([0, 0, 16, 0, 0, 0, 0, 0]) == .truncated(neededBytes: 1_048_584, actualBytes: 8))
  }

  @Test func anOverlongHeaderIsNotWritten() {
    let file = SafetensorsFile(tensors: [], metadata: ["card": String(repeating: "x", count: 1 << 20)])
    #expect(throws: NeuralNetError.unreadableWeights(.headerTooLong(limitBytes: 1 << 20))) {
      try file.bytes()
    }
  }

  @Test(arguments: [
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, SafetensorsProblem.hole(beforeTensor: "a")),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, .trailingBytes(count: 4)),
    (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, .lengthDisagrees(tensor: "a")),
    (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#, .rangeOutsideData(tensor: "a")),
    (#"{"a":{"dtype":"F32","shape":[],"data_offsets":[8,4]}}"#, .rangeOutsideData(tensor: "a")),
    (
      #"{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,8]}}"#,
      .lengthDisagrees(tensor: "a")
    ),
    (
      #"{"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}"#,
      .unsupportedElementType(tensor: "a", found: "BF16")
    ),
    (
      #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"#
        + #""b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
      .overlap(tensor: "b")
    ),
    (
      #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
        + #""\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
      .duplicateKey("a")
    ),
    (#"{"__metadata__":{"k":"1","k":"2"}}"#, .duplicateKey("k")),
    (#"{"a":{"dtype":"F64","dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#, .duplicateKey("dtype")),
    (#"{"a":{"dtype":"F64","shape":[1],"shape":[1],"data_offsets":[0,8]}}"#, .duplicateKey("shape")),
  ])
  func badLayoutsAreRefused(header: String, expected: SafetensorsProblem) {
    let zeros = [UInt8](repeating: 0, count: 8)
    #expect(problem(Self.file(header: header, data: zeros)) == expected)
  }

  @Test(arguments: [
    "", "[]", " {}", "{", "{}x", "{,}", #"{"a"}"#, #"{"a":1}"#, #"{"a":{}}"#, #"{"a":{},}"#,
    #"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0]}}"#,
    #"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,4,8]}}"#,
    #"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8],"more":1}}"#,
    #"{"a":{"dtype":"F64","shape":[01],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F64","shape":[1.0],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F64","shape":[-1],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F64","shape":[1e0],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,99999999999999999999]}}"#,
    #"{"a":{"dtype":"F64","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":"F64","shape":[1,],"data_offsets":[0,8]}}"#,
    #"{"a":{"dtype":null,"shape":[1],"data_offsets":[0,8]}}"#,
    #"{"__metadata__":{"k":1}}"#, #"{"__metadata__":"k"}"#, #"{"__metadata__":{"\ud800":"1"}}"#,
    #"{"__metadata__":{"k":"\x"}}"#, #"{"__metadata__":{"k":"\u12"}}"#, "{\"__metadata__\":{\"k\":\"\n\"}}",
  ])
  func brokenHeadersAreRefused(header: String) {
    guard case .malformedHeader = problem(Self.file(header: header)) else {
      Issue.record("accepted or refused for another reason: \(header)")
      return
    }
  }

  @Test func invalidUTF8IsRefused() {
    var bytes = Self.file(header: #"{"__metadata__":{"k":"?"}}"#)
    #expect(problem(bytes) == nil)
    bytes[bytes.count - 4] = 0xFF
    #expect(problem(bytes) == .malformedHeader(byteOffset: 24, expected: "valid UTF-8"))
  }

  @Test func aFileOfThePythonPackageIsRead() throws {
    // Written by the package safetensors from PyPI: unsorted keys, metadata first, wide elements first.
    let header =
      #"{"__metadata__":{"q":"\"","k":"日本"},"c":{"dtype":"I64","shape":[1,2],"data_offsets":[0,16]},"#
      + #""a":{"dtype":"F64","shape":[2],"data_offsets":[16,32]},"#
      + #""b":{"dtype":"F32","shape":[2,3],"data_offsets":[32,56]},"#
      + #""z":{"dtype":"F32","shape":[0,3],"data_offsets":[56,56]}}       "#
    let int64s: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 254, 255, 255, 255, 255, 255, 255, 255]
    let doubles: [UInt8] = [0, 0, 0, 0, 0, 0, 248, 63, 0, 0, 0, 0, 0, 0, 4, 64]
    let floats: [UInt8] = [
      0, 0, 0, 0, 0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, 128, 64, 0, 0, 160, 64,
    ]
    let bytes = Self.file(header: header, data: int64s + doubles + floats)
    let file = try SafetensorsFile(bytes: bytes, allowsNonFinite: false)
    #expect(file.metadata == ["q": "\"", "k": "日本"])
    #expect(file.tensor(named: "c")?.elements == .int64([1, -2]))
    #expect(file.tensor(named: "a")?.elements == .float64([1.5, 2.5]))
    #expect(file.tensor(named: "b")?.elements == .float32([0, 1, 2, 3, 4, 5]))
    #expect(file.tensor(named: "b")?.shape == [2, 3] && file.tensor(named: "z")?.shape == [0, 3])
  }

  @Test func whiteSpaceAndEscapesAreRead() throws {
    let header = "{ \"__metadata__\" : {\"\\u76ee\\ud83d\\ude00\" : \"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}\n}   "
    let file = try SafetensorsFile(bytes: Self.file(header: header), allowsNonFinite: false)
    #expect(file.metadata == ["目😀": "\"\\/\u{8}\u{c}\n\r\t"])
    #expect(file.tensors.isEmpty)
  }

  @Test func nonFiniteValuesAreRefusedWhenAsked() throws {
    for values: SafetensorsTensor.Elements in [.float32([1, .nan]), .float64([.infinity, 1])] {
      let file = SafetensorsFile(
        tensors: [SafetensorsTensor(name: "a", shape: [2], elements: values)], metadata: [:])
      #expect(problem(try file.bytes()) == .nonFiniteValue(tensor: "a"))
      #expect(problem(try file.bytes(), allowsNonFinite: true) == nil)
    }
  }
}
