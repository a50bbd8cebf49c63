/// Floats that begin on a line of the cache, so that no wide load touches two.
///
/// `@unchecked Sendable` is right: the memory is written while it is made and only read until it is freed with the last reference.
final class AlignedFloats: @unchecked Sendable {
  /// The first of them.
  let start: UnsafePointer<Float>
  private let memory: UnsafeMutableRawPointer

  init(_ floats: [Float]) {
    let bytes = max(1, floats.count) * MemoryLayout<Float>.stride
    memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    let bound = memory.bindMemory(to: Float.self, capacity: max(1, floats.count))
    for index in floats.indices { bound[index] = floats[index] }
    start = UnsafePointer(bound)
  }

  deinit { memory.deallocate() }
}
