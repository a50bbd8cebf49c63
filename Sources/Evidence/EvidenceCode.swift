import Archives
import Core

/// Every finding that the verification of a bundle can give.
///
/// Shape: a code never changes its meaning; new ones are added at the end.
public enum EvidenceCode: String, CaseIterable, Sendable {
  /// The archive cannot be read or fails a checksum.
  case damaged = "EVI-001"
  /// An entry's name leads outside the folder.
  case unsafeName = "EVI-002"
  /// A name stands twice in the archive.
  case nameRepeated = "EVI-003"
  /// The archive passes a size limit.
  case overLimit = "EVI-004"
  /// An entry is a link or a device.
  case notAFile = "EVI-005"
  /// An entry is encrypted.
  case encrypted = "EVI-006"
  /// The archive does not hold exactly one folder.
  case notOneFolder = "EVI-007"
  /// `bagit.txt` is absent or of another version.
  case declarationWrong = "EVI-008"
  /// A manifest is absent.
  case manifestMissing = "EVI-009"
  /// A line of a manifest is not a digest and a path.
  case manifestLineMalformed = "EVI-010"
  /// A path of a manifest leads outside the part of the bag it lists.
  case manifestPathUnsafe = "EVI-011"
  /// A path stands twice in a manifest.
  case manifestPathRepeated = "EVI-012"
  /// A file that a manifest lists is absent.
  case listedFileMissing = "EVI-013"
  /// A file's digest is not the one in the manifest.
  case digestDiffers = "EVI-014"
  /// A payload file stands in no manifest.
  case payloadUnlisted = "EVI-015"
  /// A tag file stands in no manifest.
  case tagFileUnlisted = "EVI-016"
  /// The payload's size is not the one in `bag-info.txt`.
  case oxumDiffers = "EVI-017"
  /// Two names would meet on a file system that ignores case.
  case namesCollide = "EVI-018"
  /// A file that every sealed alert has is absent.
  case contentMissing = "EVI-019"
  /// A JSON file cannot be read or lacks a field.
  case contentUnreadable = "EVI-020"
  /// Baseline and contributions do not add up to the score.
  case sumDiffers = "EVI-021"
  /// A source record's bytes are not those of the index.
  case recordDiffers = "EVI-022"
  /// The model file is not the one that the run names.
  case modelDiffers = "EVI-023"
  /// The files of the bundle do not speak of the same transactions.
  case transactionsDiffer = "EVI-024"
  /// The mark that the bundle holds STR-related information is absent.
  case restrictionMissing = "EVI-025"
  /// A signature, its key or the envelope is not what was signed.
  case signatureWrong = "EVI-026"
  /// A part of a signature is absent.
  case signatureIncomplete = "EVI-027"
  /// A signature is by a key that the ring does not have.
  case keyUnknown = "EVI-028"
  /// A signature is by a key that did not count on the day of the bundle.
  case keyNotValidThen = "EVI-029"
  /// Fewer have signed than were asked for.
  case tooFewSigners = "EVI-030"
  /// The archive holds bytes that are neither its files nor what is written around them.
  case formDiffers = "EVI-031"
  /// The list of files in `evidence.json` is not that of the bundle.
  case indexDiffers = "EVI-032"
  /// An entry of the audit is not what its hash says, or does not follow from the one before it. EVI-033 is a key ring's.
  case auditBroken = "EVI-034"

  /// Makes the code that an archive's fault has, or nil when the machine is at fault.
  init?(_ error: ArchivesError) {
    switch error {
    case .damaged: self = .damaged
    case .unsafeName: self = .unsafeName
    case .duplicateName: self = .nameRepeated
    case .overLimit: self = .overLimit
    case .notAFile: self = .notAFile
    case .encrypted: self = .encrypted
    default: return nil
    }
  }

  /// How much the finding weighs: `fatal` when the rest could not be looked at.
  public var severity: Finding.Severity {
    switch self {
    case .damaged, .unsafeName, .nameRepeated, .overLimit, .notAFile, .encrypted, .notOneFolder: return .fatal
    default: return .error
    }
  }

  /// What is wrong and what to do, in English.
  public var english: String { words.english }

  /// What is wrong and what to do, in Japanese.
  public var japanese: String { words.japanese }

  /// The finding at a place.
  func finding(at place: Finding.Place) -> Finding {
    Finding(code: rawValue, severity: severity, place: place, japanese: japanese, english: english)
  }
}
