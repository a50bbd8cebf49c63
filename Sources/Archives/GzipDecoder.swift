import CZlib
import Glibc

/// Decompresses gzip with zlib, which compares every member's checksum and length; libarchive passes over them.
final class GzipDecoder: ContentDecoder {
  private enum Place {
    case member
    case betweenMembers
    case padding
    case end
  }

  private static let pieceBytes = 256 << 10
  /// The largest window, and 16 to say that a gzip header and trailer stand around the data.
  private static let gzipWindow: Int32 = 15 + 16
  /// The first byte of a member.
  private static let memberByte: UInt8 = 0x1F

  private let descriptor: Int32
  // Both are allocated once: zlib keeps the address of its stream, and the stream keeps one into the piece.
  private let stream: UnsafeMutablePointer<z_stream>
  private let piece: UnsafeMutablePointer<UInt8>
  private var fileOffset: off_t = 0
  private var place = Place.member
  private var fault: ContentFault?

  init(descriptor: Int32) throws(ContentFault) {
    self.descriptor = descriptor
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    piece = .allocate(capacity: Self.pieceBytes)
    let status = inflateInit2_(stream, Self.gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    // Without memory `deinit` still runs: ending a stream that was not begun does nothing.
    guard status == Z_OK else { throw .unreadable(systemError: ENOMEM) }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    piece.deallocate()
  }

  func decode(into room: UnsafeMutableRawBufferPointer) throws(ContentFault) -> Int {
    while true {
      if let fault { throw fault }
      switch place {
      case .end: return 0
      case .member:
        let count = try inflateMember(into: room)
        if count > 0 { return count }
      case .betweenMembers, .padding: try passBetweenMembers()
      }
    }
  }

  private func inflateMember(into room: UnsafeMutableRawBufferPointer) throws(ContentFault) -> Int {
    // After the last byte zlib may still hold some content back.
    var isCut = false
    if stream.pointee.avail_in == 0 { isCut = try !refill() }
    let capacity = UInt32(clamping: room.count)
    stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = capacity
    let status = inflate(stream, Z_NO_FLUSH)
    let count = Int(capacity - stream.pointee.avail_out)
    stream.pointee.next_out = nil
    switch status {
    case Z_OK, Z_BUF_ERROR:
      if isCut && count == 0 { throw keep(.damaged(reason: "the gzip data ends too early")) }
    case Z_STREAM_END: place = .betweenMembers
    case Z_MEM_ERROR: fault = .unreadable(systemError: ENOMEM)
    default:
      // What came out before the fault is given first.
      fault = .damaged(reason: stream.pointee.msg.map { String(cString: $0) } ?? "zlib status \(status)")
    }
    return count
  }

  /// Looks for what follows a member: another one, zero bytes to the end, or the end.
  private func passBetweenMembers() throws(ContentFault) {
    while true {
      if stream.pointee.avail_in == 0, try !refill() {
        place = .end
        return
      }
      guard let next = stream.pointee.next_in else { return }
      if next.pointee == 0 {
        place = .padding
        stream.pointee.next_in = next + 1
        stream.pointee.avail_in -= 1
      } else if next.pointee == Self.memberByte, place == .betweenMembers {
        inflateReset(stream)
        place = .member
        return
      } else {
        throw keep(.damaged(reason: "other bytes follow the gzip data"))
      }
    }
  }

  /// Reads the next piece of the file; false at its end.
  private func refill() throws(ContentFault) -> Bool {
    while true {
      let count = pread(descriptor, piece, Self.pieceBytes, fileOffset)
      if count < 0 {
        if errno == EINTR { continue }
        throw keep(.unreadable(systemError: errno))
      }
      fileOffset += off_t(count)
      stream.pointee.next_in = piece
      stream.pointee.avail_in = UInt32(count)
      return count > 0
    }
  }

  private func keep(_ fault: ContentFault) -> ContentFault {
    self.fault = fault
    return fault
  }
}
