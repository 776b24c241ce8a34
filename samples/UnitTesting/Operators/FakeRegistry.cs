namespace UnitTesting.Operators;

/// <summary>Takes the place of the domain registry, and breaks when told to.</summary>
internal sealed class FakeRegistry : IDomainRegistry
{
    public bool IsDown { get; set; }

    public SortedDictionary<string, string> Domains { get; } = new(StringComparer.Ordinal);

    public void Register(string domain, string address)
    {
        if (IsDown)
            throw new HttpRequestException("the registry does not answer");
        Domains[domain] = address;
    }
}
