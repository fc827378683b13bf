namespace CitizenParticipation;

/// <summary>
/// The platform cannot start, and the message is the one sentence an operator needs. Thrown only while starting;
/// the entry point prints it and ends with exit code 1, without a stack trace.
/// </summary>
public sealed class StartRefused(string sentence, Exception? cause = null) : Exception(sentence, cause);
