namespace CitizenParticipation.City;

/// <summary>The address that links in mails start with. Never taken from a request: whoever forges a host name would receive other people's links.</summary>
public sealed class PublicAddress
{
    private Uri? known;

    public PublicAddress(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured)) known = new Uri(configured.TrimEnd('/') + "/");
    }

    public bool IsKnown => known is not null;

    public Uri For(string path) =>
        new(known ?? throw new InvalidOperationException("City:PublicAddress is not set."), path.TrimStart('/'));

    /// <summary>Used in Development, where the address is whatever port the server found.</summary>
    public void UseWhenUnset(string address) => known ??= new Uri(address.TrimEnd('/') + "/");
}
