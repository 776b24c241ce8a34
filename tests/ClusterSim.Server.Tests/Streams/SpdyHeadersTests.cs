using ClusterSim.Server.Streams.Spdy;

namespace ClusterSim.Server.Tests.Streams;

/// <summary>Header blocks that zlib has compressed with SPDY's dictionary.</summary>
public sealed class SpdyHeadersTests
{
    private const string First = "78f9e3c6a7c202a62346703a2b294a4dcc851625aca9a08006000000ffff";
    private const string Second = "02a54748d15c04ce0516061606409ab308129599a024ce6880a119540e2502000000ffff";

    [Test]
    public void Are_read_one_after_the_other()
    {
        using var headers = new SpdyHeaders();

        headers.Decode(Convert.FromHexString(First)).Should().Equal(new Dictionary<string, string> { ["streamtype"] = "error" });
        headers.Decode(Convert.FromHexString(Second)).Should().Equal(new Dictionary<string, string> { ["port"] = "8080", ["requestid"] = "0", ["streamtype"] = "data" });
    }

    [Test]
    public void Are_refused_when_they_are_broken()
    {
        using var headers = new SpdyHeaders();
        var broken = Convert.FromHexString(First);
        broken[10] ^= 0xff;

        var reading = () => headers.Decode(broken);

        reading.Should().Throw<Exception>().Which.Should().Match(error => error is InvalidDataException || error is EndOfStreamException);
    }
}
