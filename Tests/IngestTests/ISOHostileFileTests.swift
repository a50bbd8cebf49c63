import Core
import Ingest
import Testing

/// Files made to harm whoever reads them, or not made for us.
@Suite struct ISOHostileFileTests {
  private static let root = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">"
  private static let opening = root + "<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt>"
  private static let closing = "</Stmt></BkToCstmrStmt></Document>"

  /// Reads with two buffers, which must not matter, and gives what was found.
  private func check(_ text: String) throws -> ReadFile {
    let file = try read(text)
    #expect(try read(text, .test.with { $0.bufferBytes = 1_000 }) == file)
    #expect(file.tally.total == Int64(text.utf8.count))
    return file
  }

  @Test func refusesEntitiesThatGrow() throws {
    let entities = (1...9).map { level in
      "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }
    let text =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE Document [<!ENTITY l0 \"lol\">" + entities.joined() + "]>\n"
      + Self.opening + "<Id>&l9;</Id>" + Self.closing
    let file = try check(text)
    #expect(file.quarantineCodes == ["ING-161"] && file.format == nil && file.rows.isEmpty)
  }

  @Test(arguments: ["SYSTEM \"file:///etc/passwd\"", "PUBLIC \"x\" \"http://example.invalid/x.dtd\""])
  func refusesOutsideEntities(place: String) throws {
    let inside = "<!DOCTYPE Document [<!ENTITY x \(place)>]>" + Self.opening + "<Id>&x;</Id>" + Self.closing
    #expect(try check(inside).quarantineCodes == ["ING-161"])
    let outside = "<!DOCTYPE Document \(place)>" + Self.opening + Self.closing
    #expect(try check(outside).quarantineCodes == ["ING-161"])
  }

  @Test func refusesAnEntityThatNothingDeclares() throws {
    #expect(try check(Self.opening + "<Id>&x;</Id>" + Self.closing).quarantineCodes == ["ING-160"])
  }

  @Test(arguments: [65, 300, 100_000])
  func refusesDeepNesting(depth: Int) throws {
    let text =
      Self.opening + "<Intrst>" + String(repeating: "<x>", count: depth)
      + String(repeating: "</x>", count: depth) + "</Intrst>" + Self.closing
    #expect(try check(text).quarantineCodes == ["ING-162"])
  }

  @Test(arguments: [70_000, 12_000_000])
  func refusesAHugeText(length: Int) throws {
    let plain = Self.opening + "<Id>" + String(repeating: "y", count: length) + "</Id>" + Self.closing
    #expect(try check(plain).quarantineCodes == ["ING-162"])
    let marked =
      Self.opening + "<Id><![CDATA[" + String(repeating: "<", count: length) + "]]></Id>" + Self.closing
    #expect(try check(marked).quarantineCodes == ["ING-162"])
  }

  @Test(arguments: [33, 1_000, 10_000])
  func refusesManyAttributes(count: Int) throws {
    let attributes = (0..<count).map { " a\($0)=\"1\"" }.joined()
    let text = Self.opening + "<Id\(attributes)>1</Id>" + Self.closing
    #expect(try check(text).quarantineCodes == ["ING-162"])
  }

  @Test func refusesAHugeNameAndAHugeComment() throws {
    let name = String(repeating: "n", count: 80_000)
    #expect(try check(Self.opening + "<\(name)/>" + Self.closing).quarantineCodes == ["ING-162"])
    let comment = "<!--" + String(repeating: "c", count: 80_000) + "-->"
    #expect(try check(Self.opening + comment + Self.closing).quarantineCodes == ["ING-162"])
  }

  @Test(arguments: [
    (
      "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.05",
      "camt.053.001.05"
    ),
    (
      "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02", "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03",
      "pain.002.001.03"
    ),
    ("urn:iso:std:iso:20022:tech:xsd:camt.053.001.02", "urn:example", "Document urn:example"),
    (" xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"", "", "Document "),
  ])
  func refusesAnotherMessageByName(old: String, new: String, shown: String) throws {
    let file = try check((Self.opening + Self.closing).replacing(old, with: new))
    #expect(file.quarantineCodes == ["ING-166"] && file.findings[0].place.field == shown)
    #expect(file.format == nil && file.rejects.count == 1 && file.rejects[0].rawBytes.isEmpty)
  }

  @Test func refusesAnotherRootByName() throws {
    let file = try check("<html><body>x</body></html>")
    #expect(file.quarantineCodes == ["ING-166"] && file.findings[0].place.field == "html ")
  }

  @Test(arguments: ["Shift_JIS", "UTF-16", "ISO-2022-JP", "EUC-JP", "windows-31j"])
  func refusesOtherEncodingsByName(encoding: String) throws {
    let file = try check("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>" + Self.opening + Self.closing)
    #expect(file.quarantineCodes == ["ING-163"] && file.findings[0].place.field == encoding)
  }

  @Test func refusesUTF16() throws {
    let text = "<?xml version=\"1.0\"?>" + Self.opening + Self.closing
    let little: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let big: [UInt8] = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    for bytes in [little, big] {
      let file = try read(bytes)
      #expect(file.quarantineCodes == ["ING-163"] && file.findings[0].place.field == "UTF-16")
    }
  }

  @Test func quarantinesAFileThatIsCutAnywhere() throws {
    let bytes = try SampleFiles.bytes("golden/iso20022/camt.053-v02.xml")
    let whole = try read(bytes)
    for length in stride(from: 200, to: bytes.count - 2, by: 37) {
      let file = try read(Array(bytes.prefix(length)))
      #expect(!file.quarantineCodes.isEmpty, "\(length)")
      let expected = whole.rows.prefix { Int($0.byteOffset) + Int($0.byteLength) <= length }
      #expect(file.rows == Array(expected), "\(length)")
      #expect(file.tally.total == Int64(length), "\(length)")
    }
  }

  @Test func keepsWhatCameBeforeAFaultAndSaysWhereItIs() throws {
    let text = try ISOStatementFormatTests.text("camt.053-v02.xml")
      .replacing("<NtryRef>3</NtryRef>", with: "<NtryRef>3</NtryReff>")
    let file = try check(text)
    #expect(file.quarantineCodes == ["ING-160"] && file.rows.count == 2 && file.rejects.count == 1)
    let fault = try #require(text.range(of: "</NtryReff>"))
    let place = Int(file.findings[0].place.byteOffset ?? 0)
    let expected = text.utf8.distance(from: text.startIndex, to: fault.lowerBound)
    #expect((expected...(expected + 12)).contains(place))
    #expect(String(decoding: file.rejects[0].rawBytes, as: UTF8.self).hasPrefix("<Ntry>"))
    #expect(file.rejects[0].byteOffset + file.rejects[0].byteLength == file.tally.total)
  }

  @Test func refusesMixedMessagesAndTextBetweenDocuments() throws {
    let declaration = "<?xml version=\"1.0\"?>"
    let one = declaration + Self.opening + Self.closing
    #expect(try check(one + "\n" + one).verdict == .accepted)
    let other = one.replacing("camt.053", with: "camt.054").replacing(
      "BkToCstmrStmt", with: "BkToCstmrDbtCdtNtfctn")
    #expect(try check(one + other).quarantineCodes == ["ING-167"])
    #expect(try check(one + "x" + one).quarantineCodes == ["ING-160"])
    #expect(try check(one + Self.opening + Self.closing).quarantineCodes == ["ING-160"])
    #expect(try check(one + one.replacing(".02", with: ".03")).quarantineCodes == ["ING-166"])
  }

  @Test func neverKeepsTheSenderOfADamagedHeader() throws {
    let text = try ISOStatementFormatTests.text("camt.054-v02-zedi.xml")
    for (old, new) in [
      ("</To>", "</Tu>"), ("AppHdr", "AppHdx"), ("054.001.02", "054.001.99"), ("UTF-8", "EUC-JP"),
    ] {
      let file = try check(text.replacing(old, with: new))
      #expect(!file.quarantineCodes.isEmpty, "\(new)")
      for reject in file.rejects {
        #expect(!String(decoding: reject.rawBytes, as: UTF8.self).contains("SECRET"), "\(new)")
      }
    }
  }

  @Test func fillsBatchesOfAnySize() throws {
    let path = try SampleFiles.path("golden/iso20022/camt.053-v02.xml")
    let whole = try ReadFile(path: path, options: .test)
    for batchRows in 1...6 {
      let file = try ReadFile(path: path, options: .test.with { $0.batchRows = batchRows })
      #expect(file.rows == whole.rows && file.tally == whole.tally)
      #expect(file.batchSizes.allSatisfy { $0 <= batchRows })
    }
  }

  @Test func readsTheSameInEveryBuffer() throws {
    for name in try SampleFiles.names(in: "golden/iso20022") {
      let path = try SampleFiles.path("golden/iso20022/\(name)")
      let whole = try ReadFile(path: path, options: .test)
      for bufferBytes in 16...80 {
        let file = try ReadFile(path: path, options: .test.with { $0.bufferBytes = bufferBytes })
        #expect(file == whole, "\(name), \(bufferBytes)")
      }
    }
  }
}
