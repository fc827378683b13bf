namespace CitizenParticipation.Web.Accounts;

/// <summary>Names the resource of texts about registering, signing in and passwords.</summary>
public sealed class AccountTexts;
