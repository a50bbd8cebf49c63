import Glibc

/// libFuzzer's own main loop, in the compiler's runtime library.
@_silgen_name("LLVMFuzzerRunDriver")
func runFuzzer(
  _ argumentCount: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

// Without a target the program ends here, before libFuzzer takes over.
_ = FuzzTarget.chosen

var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
  runFuzzer(&argumentCount, &arguments) { bytes, count in
    // Safe: libFuzzer's bytes live until this call returns, and they are copied before it does.
    FuzzTarget.chosen.run([UInt8](UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  })
