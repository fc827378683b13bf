namespace CitizenParticipation;

/// <summary>
/// Every reason for which the platform says no. A closed list: each word has a sentence in every
/// language of the interface (a test compares both lists), so a new reason cannot be shown untranslated.
/// </summary>
public enum Refusal
{
    // Fields
    Required = 1,
    TooShort,
    TooLong,
    ControlCharacters,
    NotAnEmail,
    NotAYear,
    TooYoung,
    PasswordTooWeak,
    UnknownDistrict,
    DistrictNotInProcess,
    UnknownCategory,
    UnknownReason,
    InvisibleCharacters,
    NameLooksOfficial,
    NotACoordinate,
    PinIncomplete,
    PinFarAway,
    PinElsewhere,
    PinNowhere,
    NotAnAmount,
    NotAContact,

    // Who
    SignInRequired = 100,
    NotAllowed,
    EmailNotConfirmed,
    OutsideAudience,
    OwnProposal,
    WrongPasswordOrEmail,
    LockedOut,
    LinkExpired,
    UnknownParticipant,
    AlreadyGranted,
    LastAdministrator,
    WrongPassword,
    OwnComment,
    AlreadyAuthor,
    AlreadyAsked,
    AuthorSaidNo,
    AuthorHasLeft,
    TooManyCoAuthors,
    TooManyInvitations,
    OwnOffer,

    // What and when
    NotFound = 200,
    ProposalNotPublished,
    NoProposalsNow,
    NoSupportNow,
    NotInThisState,
    TooManyDrafts,
    DraftTooLong,
    DecidedMeanwhile,
    ResultsNotYet,
    DiscussionClosed,
    CommentGone,
    TooLateToEdit,
    TooManyFollowed,
    TooLateToChange,
    TooLateToChangeMeaning,
    NothingChanged,
    OffersClosed,
    OfferExists,
    OfferGone,

    // Dates of a process
    DateMissing = 300,
    EndsBeforeStart,
    PhasesOverlap,
    HourDoesNotExist,
    HourHappensTwice,
    DateOutOfRange,
    SlugTaken,
    SlugMalformed,
    NoPhase,

    // The machine
    TryAgain = 400,
    SlowDown,

    // Files
    FileMissing = 500,
    FileUnknown,
    FileHeic,
    FileTooLarge,
    FileDamaged,
    PictureTooLarge,
    DocumentActive,
    DocumentLocked,
    TooManyImages,
    TooManyDocuments,
    StorageFull,
}
