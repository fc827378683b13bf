namespace CitizenParticipation.City;

/// <summary>A subject that proposals are filed under, named in the languages of the interface.</summary>
public sealed record Category(string Key, string De, string En)
{
    /// <param name="language">Two-letter code; anything but English reads the German name.</param>
    public string In(string language) => language == "en" ? En : De;
}
