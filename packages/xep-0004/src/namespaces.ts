/** The namespace of `<x/>`, XEP-0004. */
export const NS_DATA_FORM = "jabber:x:data";
/** The namespace of `<validate/>`, XEP-0122. */
export const NS_VALIDATE = "http://jabber.org/protocol/xdata-validate";
