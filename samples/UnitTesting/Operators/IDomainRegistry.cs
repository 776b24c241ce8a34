namespace UnitTesting.Operators;

/// <summary>A service outside the cluster that the operator needs, and that has its bad days.</summary>
public interface IDomainRegistry
{
    /// <summary>Lets a domain name lead to an address.</summary>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    void Register(string domain, string address);
}
