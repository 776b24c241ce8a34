using ClusterSim.ApiServer.Requests;

namespace ClusterSim.ApiServer;

/// <content>HTTP without a socket.</content>
public sealed partial class ApiServer
{
    /// <summary>A handler for an <see cref="HttpClient"/>, and so for any client library that is given one: its requests are answered in this process.</summary>
    /// <remarks>
    /// Only path and query of a request's address matter, whatever host it names. While virtual time is moved by hand, an answer is there when the call returns, its body
    /// included; the body of a watch comes as its events happen. Give the client an infinite timeout: its own runs by the wall clock.
    /// </remarks>
    /// <param name="caller">Who asks; null: whoever the <c>Authorization</c> header of a request says, and <c>admin</c>, of the group <c>system:masters</c>, when there is none.</param>
    public HttpMessageHandler CreateHandler(Caller? caller = null) => new ApiHttpHandler(this, _loop, caller);
}
